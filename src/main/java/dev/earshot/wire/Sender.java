package dev.earshot.wire;

import org.jspecify.annotations.Nullable;

/**
 * Who made a call, as the connection shows it: for a link that somebody clicks, the person's own browser.
 *
 * @param ipAddress of the peer; a proxy's, if there is one before us
 * @param userAgent the header as it came
 */
public record Sender(@Nullable String ipAddress, @Nullable String userAgent) {

    /** Of a call that is read again later. */
    public static final Sender UNKNOWN = new Sender(null, null);
}
