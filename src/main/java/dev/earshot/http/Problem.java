package dev.earshot.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that the caller should know, as RFC 9457 has it. The API answers it as {@code application/problem+json}, the
 * console as a page.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final String detail;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /**
     * @param title short, the same for every occurrence
     * @param detail what is wrong this time and what can be done about it
     */
    public Problem(int status, String title, String detail) {
        // No stack trace: a problem is the caller's, and making one must stay cheap under a flood of bad calls.
        super(title + ": " + detail, null, false, false);
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    /** Also for what exists but belongs to others: nobody learns that it exists. */
    public static Problem notFound(String what) {
        return new Problem(404, "Not found", "There is no such " + what + ".");
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail);
    }

    public Problem withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Adds an extension member (RFC 9457, section 3.2).
     *
     * @param value anything that Jackson writes
     */
    public Problem withMember(String name, Object value) {
        members.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, Object> members() {
        return members;
    }
}
