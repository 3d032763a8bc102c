package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * One postback: its form, and what became of its calls.
 *
 * @param path of the page; of the list for one that is not made yet
 * @param counts in words; empty for one that is not made yet
 * @param missed in words; empty if nothing was
 * @param state by which the log is filtered; empty for all
 */
public record PostbackView(
        Frame frame,
        BotLink bot,
        String path,
        boolean isNew,
        Form form,
        boolean isPaused,
        String counts,
        String missed,
        String state,
        List<Delivery> deliveries,
        String notice,
        String trouble,
        Map<String, String> faults) {

    /** The fields as they were typed. */
    public record Form(
            String name,
            String trigger,
            String eventName,
            String url,
            String format,
            String body,
            String delaySeconds,
            boolean withOrganic,
            String networks) {}

    /**
     * @param told of what
     * @param user whom; empty for a test, or if nobody is named
     * @param request what was called; empty if nothing was yet
     * @param answer status and beginning of the answer, or why there was none
     */
    public record Delivery(
            String id,
            String time,
            String told,
            String user,
            String userPath,
            String state,
            String tone,
            String request,
            String answer,
            boolean mayResend) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
