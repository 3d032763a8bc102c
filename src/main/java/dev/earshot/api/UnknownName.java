package dev.earshot.api;

import dev.earshot.config.NearestName;
import dev.earshot.http.Problem;
import java.util.Set;
import java.util.TreeSet;

/** The refusal of a name that an endpoint does not know, with the one that was probably meant. */
final class UnknownName {
    private static final int MAX_SHOWN = 100;

    private UnknownName() {}

    /** @param kind what the name is of: 'query parameter', 'field' */
    static Problem problem(String kind, String name, Set<String> known) {
        String shown = name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "…" : name;
        String nearest = NearestName.of(name, known);
        String hint;
        if (known.isEmpty()) {
            hint = "None is known here.";
        } else if (nearest != null) {
            hint = "Did you mean '" + nearest + "'?";
        } else {
            hint = "Known are: " + String.join(", ", new TreeSet<>(known)) + ".";
        }
        return Problem.badRequest("Unknown " + kind + " '" + shown + "'. " + hint);
    }
}
