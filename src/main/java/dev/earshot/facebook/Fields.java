package dev.earshot.facebook;

import java.util.List;

/** What a page is subscribed to. Not to {@code response_feedback}, which would put thumbs under each message. */
public final class Fields {
    public static final List<String> ALL = List.of(
            "messages",
            "message_echoes",
            "message_edits",
            "message_reactions",
            "message_deliveries",
            "message_reads",
            "messaging_postbacks",
            "messaging_referrals",
            "messaging_optins",
            "messaging_account_linking",
            "messaging_handovers",
            "standby",
            "messaging_policy_enforcement",
            "messaging_feedback");

    private Fields() {}

    static List<String> missing(List<String> subscribed) {
        return ALL.stream().filter(field -> !subscribed.contains(field)).toList();
    }
}
