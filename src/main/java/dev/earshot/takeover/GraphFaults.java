package dev.earshot.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Errors of Messenger's Send API in the words of whoever wanted to answer somebody (Meta's error codes). */
final class GraphFaults {
    private static final String WINDOW =
            "The person has not written for too long: Messenger no longer lets the page answer";
    private static final String BLOCKED = "The person cannot be reached: they have blocked the page or left Messenger";
    private static final String OTHER_APP =
            "Another app has this conversation at Meta. Take it over there, or pass it here";
    private static final String RATE =
            "Messenger takes no more messages at the moment. Wait a little and send it again";
    private static final String TOKEN =
            "The page's token no longer works. Somebody who manages the page has to enter a new one";
    private static final String TEMPORARY = "Messenger has trouble at the moment. Send it again later";
    private static final String PERMISSION =
            "The page's token may not send: its app lacks a permission, or is not live at Meta";
    private static final String ATTACHMENT = "Messenger could not take the attachment from its address";

    private static final Map<Integer, String> BY_SUBCODE = Map.ofEntries(
            Map.entry(2018278, WINDOW),
            Map.entry(2534022, WINDOW),
            Map.entry(2018065, WINDOW),
            Map.entry(2018108, BLOCKED),
            Map.entry(1545041, BLOCKED),
            Map.entry(2018300, OTHER_APP),
            Map.entry(2018171, OTHER_APP),
            Map.entry(2018234, OTHER_APP),
            Map.entry(2534037, OTHER_APP),
            Map.entry(2018321, "Messenger's automatic questions have this conversation. Wait until they are over"),
            Map.entry(1893063, "The page is restricted by Meta, or the person has stopped its messages"),
            Map.entry(1404170, "The page is restricted by Meta, or the person has stopped its messages"),
            Map.entry(1893015, "The page is restricted by Meta, or the person has stopped its messages"),
            Map.entry(2018001, "The page knows no such person: the token may be another page's"),
            Map.entry(2018047, ATTACHMENT),
            Map.entry(2018008, ATTACHMENT),
            Map.entry(2018074, ATTACHMENT),
            Map.entry(2018109, ATTACHMENT),
            Map.entry(2018294, ATTACHMENT),
            Map.entry(2018028, PERMISSION));

    private static final Map<Integer, String> BY_CODE = Map.ofEntries(
            Map.entry(-1, TEMPORARY),
            Map.entry(1, TEMPORARY),
            Map.entry(2, TEMPORARY),
            Map.entry(1200, TEMPORARY),
            Map.entry(4, RATE),
            Map.entry(17, RATE),
            Map.entry(32, RATE),
            Map.entry(613, RATE),
            Map.entry(80006, RATE),
            Map.entry(190, TOKEN),
            Map.entry(551, BLOCKED),
            Map.entry(2018300, OTHER_APP),
            Map.entry(10, PERMISSION),
            Map.entry(200, PERMISSION),
            Map.entry(230, PERMISSION),
            Map.entry(100, "Messenger does not take the message as it is"));

    private GraphFaults() {}

    /** @param error the object of that name */
    static String words(JsonNode error) {
        int code = error.path("code").asInt(0);
        int subcode = error.path("error_subcode").asInt(0);
        String known = BY_SUBCODE.getOrDefault(subcode, BY_CODE.getOrDefault(code, "Messenger refused the message"));
        String own = error.path("message").asText("").replaceFirst("^\\(#-?[0-9]+\\) *", "");
        String number = subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
        return known + ". (" + (own.isEmpty() ? "" : shortened(own) + "; ") + "error " + number + ")";
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
