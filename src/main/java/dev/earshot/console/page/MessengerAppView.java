package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * The workspace's own app at Meta.
 *
 * @param values to paste at Meta
 * @param checks what Meta answered; empty if it was not asked
 */
public record MessengerAppView(
        Frame frame,
        BotLink bot,
        Form form,
        boolean hasSecret,
        List<Value> values,
        String fields,
        String permissions,
        boolean isReachable,
        List<Check> checks,
        String notice,
        String trouble,
        Map<String, String> faults) {

    /** The fields that can be shown. */
    public record Form(String appId, String verifyToken, String graphUrl, String dialogUrl, String graphVersion) {}

    /**
     * @param id of the element, to copy from
     * @param where in Meta's dashboard it goes
     */
    public record Value(String id, String label, String where, String value) {}

    /** @param tone good, bad or muted */
    public record Check(String label, String tone, String state, String words) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
