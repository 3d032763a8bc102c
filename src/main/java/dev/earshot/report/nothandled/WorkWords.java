package dev.earshot.report.nothandled;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** States as people and addresses write them. */
public final class WorkWords {
    private WorkWords() {}

    public static String of(WorkList.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public static List<String> all() {
        return Arrays.stream(WorkList.State.values()).map(WorkWords::of).toList();
    }

    public static Optional<WorkList.State> parse(String word) {
        return Arrays.stream(WorkList.State.values())
                .filter(state -> of(state).equals(word))
                .findFirst();
    }
}
