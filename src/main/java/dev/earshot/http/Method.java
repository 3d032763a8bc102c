package dev.earshot.http;

/** The HTTP methods that our routes use. */
public enum Method {
    GET,
    POST,
    PATCH,
    PUT,
    DELETE;

    /** Whether it changes nothing (RFC 9110, section 9.2.1), so that it needs no CSRF token. */
    public boolean isSafe() {
        return this == GET;
    }
}
