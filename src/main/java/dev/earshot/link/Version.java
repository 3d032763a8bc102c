package dev.earshot.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A version such as 16.4.1. */
public record Version(List<Integer> parts) {
    public static final Version UNKNOWN = new Version(List.of());
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,4}");

    public Version {
        parts = List.copyOf(parts);
    }

    static Optional<Version> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            parts.add(Integer.valueOf(part));
        }
        return Optional.of(new Version(parts));
    }

    boolean isKnown() {
        return !parts.isEmpty();
    }

    /**
     * Compares as many parts as the bound has, so that 16.4 is neither above nor below 16: who asks for at most 16 means
     * every 16.
     */
    int compareToBound(Version bound) {
        for (int i = 0; i < bound.parts.size(); i++) {
            int mine = i < parts.size() ? parts.get(i) : 0;
            if (mine != bound.parts.get(i)) {
                return Integer.compare(mine, bound.parts.get(i));
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
