package dev.earshot.event;

import org.jspecify.annotations.Nullable;

/**
 * A button or quick reply that a message offers.
 *
 * @param type the platform's word: {@code postback}, {@code web_url}, {@code phone_number}, {@code text}, …
 * @param payload what a tap on it sends back (a payload, or a button's id)
 * @param url where a tap on it leads; hostile until proved otherwise
 */
public record Button(
        String type,
        @Nullable String title,
        @Nullable String payload,
        @Nullable String url) {}
