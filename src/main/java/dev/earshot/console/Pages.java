package dev.earshot.console;

import dev.earshot.control.FieldFault;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What answers of the console have in common. */
final class Pages {
    private Pages() {}

    /** A page or a fragment. It shows what one person may see, so nothing on the way may keep it. */
    static Answer html(int status, String html) {
        return Answer.html(status, html).withHeader("Cache-Control", "no-store").withHeader("Vary", "HX-Request");
    }

    /** What is wrong with a form, by field; the first fault of each. */
    static Map<String, String> byField(List<FieldFault> faults) {
        Map<String, String> byField = new LinkedHashMap<>();
        faults.forEach(fault -> byField.putIfAbsent(fault.field(), sentence(fault.message())));
        return byField;
    }

    /** The control data's messages go on from the field's name; here it stands above. */
    private static String sentence(String message) {
        return "It " + message + ".";
    }

    static Problem refused(String reason) {
        return Problem.forbidden(Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".");
    }
}
