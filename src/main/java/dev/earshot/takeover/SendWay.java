package dev.earshot.takeover;

import dev.earshot.control.TakeoverCredentials;

/** By which way a person's words reach the user. */
public enum SendWay {
    MESSENGER,
    WEBHOOK,
    /** Nothing is set by which anything could be sent. */
    NONE;

    static final String FACEBOOK = "facebook";

    static SendWay of(String platform, TakeoverCredentials credentials) {
        if (platform.equals(FACEBOOK) && credentials.pageToken() != null) {
            return MESSENGER;
        }
        return credentials.settings().sendUrl().isEmpty() ? NONE : WEBHOOK;
    }
}
