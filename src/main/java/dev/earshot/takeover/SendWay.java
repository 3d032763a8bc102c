package dev.earshot.takeover;

import dev.earshot.control.TakeoverCredentials;

/** By which way a person's words reach the user. */
public enum SendWay {
    MESSENGER,
    WEBHOOK,
    /** Nothing is set by which anything could be sent. */
    NONE;

    static final String FACEBOOK = "facebook";

    /** @param isConnected whether the bot is connected with a page */
    static SendWay of(String platform, TakeoverCredentials credentials, boolean isConnected) {
        if (platform.equals(FACEBOOK) && (credentials.pageToken() != null || isConnected)) {
            return MESSENGER;
        }
        return credentials.settings().sendUrl().isEmpty() ? NONE : WEBHOOK;
    }
}
