package dev.earshot.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a route answers. Immutable.
 *
 * @param headers in order; a name may stand more than once
 */
public record Answer(int status, List<Header> headers, Content content) {

    /** The body. */
    public sealed interface Content permits Bytes, Stream, Flow {}

    /** A body that is there already. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    public record Bytes(byte[] value) implements Content {}

    /** A body that is written as things happen: server-sent events. */
    public record Stream(SseProducer producer) implements Content {}

    /** A body too long for memory, written as the client reads it. */
    public record Flow(BodySource source) implements Content {}

    public record Header(String name, String value) {}

    private static final byte[] NOTHING = {};

    public Answer {
        headers = List.copyOf(headers);
    }

    public static Answer html(int status, String html) {
        return text(status, "text/html; charset=utf-8", html);
    }

    /** @param value anything that Jackson writes */
    public static Answer json(int status, Object value) {
        return bytes(status, "application/json", Json.write(value));
    }

    public static Answer text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String contentType, byte[] bytes) {
        return new Answer(status, List.of(new Header("Content-Type", contentType)), new Bytes(bytes));
    }

    public static Answer empty(int status) {
        return new Answer(status, List.of(), new Bytes(NOTHING));
    }

    /** 303 See Other: the browser goes there with GET. */
    public static Answer redirect(String location) {
        return empty(303).withHeader("Location", location);
    }

    public static Answer stream(SseProducer producer) {
        return new Answer(200, List.of(new Header("Content-Type", "text/event-stream")), new Stream(producer))
                // Proxies must pass events on as they come (nginx's own header for that).
                .withHeader("X-Accel-Buffering", "no")
                .withHeader("Cache-Control", "no-store");
    }

    /** To be saved under that name, which is safe in a header. */
    public static Answer download(String contentType, String fileName, BodySource source) {
        return new Answer(200, List.of(new Header("Content-Type", contentType)), new Flow(source))
                .withHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .withHeader("Cache-Control", "no-store");
    }

    public Answer withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, content);
    }

    /** A cookie for the whole server that scripts cannot read and other sites cannot send. */
    public Answer withCookie(String name, String value, long maxAgeSeconds, boolean isSecure) {
        return withHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; Max-Age=" + maxAgeSeconds + "; HttpOnly; SameSite=Lax"
                        + (isSecure ? "; Secure" : ""));
    }
}
