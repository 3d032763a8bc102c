package dev.earshot.event;

import org.jspecify.annotations.Nullable;

/**
 * Something that hangs on a message.
 *
 * @param type the platform's word in lower case: {@code image}, {@code video}, {@code template}, {@code location}, …
 * @param url where it can be had; hostile until proved otherwise
 * @param payloadJson the platform's own object for it (coordinates, template elements, sticker id, …), JSON
 */
public record Attachment(
        String type,
        @Nullable String url,
        @Nullable String title,
        @Nullable String payloadJson) {}
