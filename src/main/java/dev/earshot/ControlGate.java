package dev.earshot;

import dev.earshot.control.AdminToken;
import dev.earshot.control.Caller;
import dev.earshot.control.Session;
import dev.earshot.control.Sessions;
import dev.earshot.http.Gate;
import dev.earshot.http.Visitor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Lets in whoever the control data know: people by their session, the operator by the admin token. */
final class ControlGate implements Gate {
    private final Sessions sessions;
    private final Optional<AdminToken> adminToken;

    ControlGate(Sessions sessions, Optional<AdminToken> adminToken) {
        this.sessions = sessions;
        this.adminToken = adminToken;
    }

    @Override
    public Optional<Visitor> bySession(String token) {
        return sessions.find(token).map(session -> visitor(session, token));
    }

    @Override
    public Optional<Visitor> byBearer(String token) {
        return adminToken
                .filter(expected -> expected.matches(token))
                .map(matched -> new Visitor(new Caller.Operator(), "operator", "", ""));
    }

    @Override
    public boolean isCsrfToken(Visitor visitor, String token) {
        return !visitor.csrfToken().isEmpty()
                && MessageDigest.isEqual(
                        visitor.csrfToken().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static Visitor visitor(Session session, String token) {
        return new Visitor(session.caller(), session.account().name(), token, session.csrfToken());
    }
}
