package dev.earshot.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decides whether a request may reach its route's handler. */
final class Entrance {
    private Entrance() {}

    /**
     * Notes the visitor on the request.
     *
     * @return where to send somebody who has to sign in first
     * @throws Problem 401 or 403
     */
    static Optional<Answer> let(Route route, Request request, Gate gate) {
        Optional<Visitor> bearer = route.access() == Access.SESSION ? Optional.empty() : bearer(request, gate);
        if (bearer.isPresent()) {
            request.enter(bearer.get());
            return Optional.empty();
        }
        Optional<Visitor> person = request.cookie(Request.SESSION_COOKIE).flatMap(gate::bySession);
        if (person.isEmpty()) {
            return refuse(route, request);
        }
        if (route.access() != Access.PUBLIC && !route.method().isSafe()) {
            requireCsrfToken(request, gate, person.get());
        }
        request.enter(person.get());
        return Optional.empty();
    }

    private static Optional<Visitor> bearer(Request request, Gate gate) {
        Optional<String> authorization = request.header("Authorization");
        if (authorization.isEmpty() || !authorization.get().regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        Optional<Visitor> visitor =
                gate.byBearer(authorization.get().substring(7).trim());
        if (visitor.isEmpty()) {
            throw unauthorized("The bearer token is not valid.");
        }
        return visitor;
    }

    private static Optional<Answer> refuse(Route route, Request request) {
        return switch (route.access()) {
            case PUBLIC -> Optional.empty();
            case API -> throw unauthorized("Send 'Authorization: Bearer …' with a valid token.");
            case SESSION -> Optional.of(signIn(route, request));
        };
    }

    private static Answer signIn(Route route, Request request) {
        String page = route.method().isSafe() && !request.isHtmx() ? request.target() : "/";
        String address = "/sign-in?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
        // htmx would put the sign-in page into the fragment's place: it is told to go there instead.
        return request.isHtmx() ? Answer.empty(401).withHeader("HX-Redirect", address) : Answer.redirect(address);
    }

    private static void requireCsrfToken(Request request, Gate gate, Visitor visitor) {
        String token =
                request.header("X-CSRF-Token").or(() -> request.form("_csrf")).orElse("");
        if (!gate.isCsrfToken(visitor, token)) {
            throw Problem.forbidden("The form is too old or did not come from this server. Go back, reload the page "
                    + "and try again.");
        }
    }

    private static Problem unauthorized(String detail) {
        return new Problem(401, "Not signed in", detail).withHeader("WWW-Authenticate", "Bearer");
    }
}
