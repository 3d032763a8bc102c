package dev.earshot.past.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of columns that we know no place for, as far as they are few. Not thread-safe. */
final class UnknownColumns {
    private static final int MOST = 50;
    private static final int LONGEST = 100;

    private final Set<String> names = new LinkedHashSet<>();

    void add(String name) {
        if (names.size() < MOST) {
            names.add(name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name);
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
