package dev.earshot.http;

import java.util.Optional;

/** Tells who calls. Implemented by the wiring over the control data; may block. */
public interface Gate {

    /** @param token the value of the session cookie */
    Optional<Visitor> bySession(String token);

    /** @param token what stands behind {@code Authorization: Bearer} */
    Optional<Visitor> byBearer(String token);

    /** Whether the session's CSRF token is this one; compared in constant time. */
    boolean isCsrfToken(Visitor visitor, String token);
}
