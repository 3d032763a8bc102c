package dev.earshot.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The name that somebody who mistyped probably meant. */
public final class NearestName {
    private NearestName() {}

    /** The nearest of {@code names} by Levenshtein's distance, if it is near enough to be meant. */
    public static @Nullable String of(String typed, Collection<String> names) {
        String nearest = null;
        int least = Math.max(2, typed.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(typed, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
