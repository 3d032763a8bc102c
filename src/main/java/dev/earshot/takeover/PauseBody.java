package dev.earshot.takeover;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a Pause URL is told, as Dashbot printed it: {@code {"userId":…,"paused":true}}, for Slack
 * {@code {"channelId":…,"teamId":…,"paused":true}}. A client that sends conversation ids is addressed by them.
 */
final class PauseBody {
    private PauseBody() {}

    static String of(String platform, String user, ConversationFacts.Facts facts, boolean isPaused) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (platform.equals("slack")) {
            body.put("channelId", address(platform, user, facts));
            if (facts.team() != null) {
                body.put("teamId", facts.team());
            }
        } else {
            body.put("userId", address(platform, user, facts));
        }
        return JavaScriptJson.of(body.put("paused", isPaused));
    }

    /** What a bot calls the conversation. Messenger knows its users only. */
    static String address(String platform, String user, ConversationFacts.Facts facts) {
        return facts.conversation() == null || platform.equals(SendWay.FACEBOOK) ? user : facts.conversation();
    }
}
