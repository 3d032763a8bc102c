package dev.earshot.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call with its whole body. Confined to the event loop that made it, but for {@link #reply}. */
public final class BodyCall {

    /** Why a body is not whole. */
    public enum Problem {
        NONE,
        /** Longer than the limit; the first part of it is given. */
        TOO_LARGE,
        /** Did not arrive within the deadline; what came is given. */
        TOO_SLOW,
        /** Not in the encoding that its header names; the bytes are given as they came. */
        BAD_ENCODING
    }

    private final BodyReader reader;
    private final byte[] body;
    private final Problem problem;

    BodyCall(BodyReader reader, byte[] body, Problem problem) {
        this.reader = reader;
        this.body = body;
        this.problem = problem;
    }

    public String method() {
        return reader.request().method().name();
    }

    /** The header as it came, with its port; empty if there is none. */
    public String host() {
        String host = reader.request().getHeader("Host");
        return host == null ? "" : host;
    }

    /** Without the query. */
    public String path() {
        String path = reader.request().path();
        return path == null ? "" : path;
    }

    /** The value of a cookie; empty if there is none. */
    public String cookie(String name) {
        // Most calls bring none, and looking for one parses them all.
        Cookie cookie = header("Cookie") == null ? null : reader.request().getCookie(name);
        return cookie == null ? "" : cookie.getValue();
    }

    /** The address of the peer; a proxy's, if there is one before us. */
    public @Nullable String remoteAddress() {
        SocketAddress address = reader.request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    /** Path and query as they came. */
    public String target() {
        return reader.request().uri();
    }

    /** The decoded query parameters, the first of each name. */
    public Map<String, String> query() {
        return QueryString.parse(reader.request().query());
    }

    public @Nullable String header(String name) {
        return reader.request().getHeader(name);
    }

    /** The body, uncompressed. */
    public byte[] body() {
        return body;
    }

    public Problem problem() {
        return problem;
    }

    /** Answers; once, from any thread. Only what is there already can be an answer here, no stream. */
    public void reply(Answer answer) {
        reader.reply(answer);
    }

    /** Answers with JSON; once, from any thread. */
    public void reply(int status, String json) {
        reader.reply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers a browser with something to show, which no cache may keep; once, from any thread. */
    public void show(int status, String contentType, byte[] content) {
        reader.reply(status, contentType, content);
    }
}
