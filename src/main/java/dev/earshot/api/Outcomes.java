package dev.earshot.api;

import dev.earshot.control.Outcome;
import dev.earshot.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of a change, as the value or the problem. */
final class Outcomes {
    private Outcomes() {}

    /** One thing wrong with the body; the members of {@code errors} in a problem. */
    record Fault(String field, String message) {}

    static <T> T done(Outcome<T> outcome, String what) {
        return done(outcome, what, Map.of());
    }

    /**
     * @param what the thing that may not be there
     * @param fieldNames how the API calls fields that the control data call otherwise
     * @throws Problem 400, 403 or 404
     */
    static <T> T done(Outcome<T> outcome, String what, Map<String, String> fieldNames) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.NotFound<T>() -> throw Problem.notFound(what);
            case Outcome.Refused<T>(String reason) -> throw Problem.forbidden(sentence(reason));
            case Outcome.Invalid<T>(var faults) ->
                throw invalid(faults.stream()
                        .map(fault -> new Fault(fieldNames.getOrDefault(fault.field(), fault.field()), fault.message()))
                        .toList());
        };
    }

    static Problem invalid(List<Fault> faults) {
        String detail = faults.stream()
                .map(fault -> "'" + fault.field() + "' " + fault.message() + ".")
                .collect(Collectors.joining(" "));
        return Problem.badRequest(detail).withMember("errors", faults);
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + reason.substring(1) + ".";
    }
}
