package dev.earshot.http;

/** Who may call a route. What of it they may then see is decided by the queries, which take the caller's rights. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** A person who has signed in; others are led to the sign-in page. Unsafe methods need the session's CSRF token. */
    SESSION,
    /** A bearer token, or a person who has signed in (with the CSRF token for unsafe methods); others get a 401. */
    API
}
