package dev.earshot.demo;

import dev.earshot.event.Intent;
import org.jspecify.annotations.Nullable;

/**
 * What a person says or does.
 *
 * @param text written, or the title of what was tapped; null for a picture
 * @param payload of what was tapped
 * @param image address of the picture that was sent
 * @param intent as the bot's language service understood it; null if it was not asked, or understood nothing
 */
record Said(
        Kind kind,
        @Nullable String text,
        @Nullable String payload,
        @Nullable String image,
        @Nullable Intent intent) {
    enum Kind {
        TEXT,
        QUICK_REPLY,
        POSTBACK,
        IMAGE
    }

    static Said text(String text, @Nullable Intent intent) {
        return new Said(Kind.TEXT, text, null, null, intent);
    }

    static Said quickReply(String title, String payload) {
        return new Said(Kind.QUICK_REPLY, title, payload, null, null);
    }

    static Said postback(String title, String payload) {
        return new Said(Kind.POSTBACK, title, payload, null, null);
    }

    static Said image(String address) {
        return new Said(Kind.IMAGE, null, null, address, null);
    }
}
