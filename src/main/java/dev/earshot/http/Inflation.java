package dev.earshot.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Uncompresses a body. Done here and not by the HTTP library's pipeline, which would inflate a whole network read before
 * anybody could count: a few kilobytes of a gzip bomb would take many megabytes of memory.
 */
final class Inflation {
    private Inflation() {}

    /** Whether the header names an encoding at all. */
    static boolean isNeeded(String contentEncoding) {
        return !contentEncoding.isBlank() && !contentEncoding.equalsIgnoreCase("identity");
    }

    /**
     * The first {@code limit} + 1 bytes of what {@code body} holds.
     *
     * @throws IOException if it is not in that encoding, or the encoding is none of gzip and deflate
     */
    static byte[] inflate(String contentEncoding, byte[] body, int limit) throws IOException {
        InputStream compressed = new ByteArrayInputStream(body);
        try (InputStream plain = switch (contentEncoding.trim().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(compressed);
            case "deflate" -> new InflaterInputStream(compressed);
            default -> throw new IOException("unknown Content-Encoding '" + contentEncoding + "'");
        }) {
            return plain.readNBytes(limit + 1);
        }
    }
}
