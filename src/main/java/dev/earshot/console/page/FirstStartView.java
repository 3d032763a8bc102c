package dev.earshot.console.page;

import java.util.Map;

/**
 * The form that makes the owner's account.
 *
 * @param token of the one-time link
 * @param faults what is wrong, by field; empty at first
 */
public record FirstStartView(
        Frame frame, String token, String email, String name, String workspace, Map<String, String> faults) {

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
