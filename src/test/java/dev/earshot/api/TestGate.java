package dev.earshot.api;

import dev.earshot.control.Caller;
import dev.earshot.http.Gate;
import dev.earshot.http.Visitor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lets in the operator by {@link #OPERATOR_TOKEN}, and people by a session token that is their name. */
final class TestGate implements Gate {
    static final String OPERATOR_TOKEN = "the-operators-token";

    private final Map<String, Caller> people = new ConcurrentHashMap<>();

    void add(String name, Caller caller) {
        people.put(name, caller);
    }

    static String csrfToken(String name) {
        return "csrf-of-" + name;
    }

    @Override
    public Optional<Visitor> bySession(String token) {
        return Optional.ofNullable(people.get(token))
                .map(caller -> new Visitor(caller, token, token, csrfToken(token)));
    }

    @Override
    public Optional<Visitor> byBearer(String token) {
        return token.equals(OPERATOR_TOKEN)
                ? Optional.of(new Visitor(new Caller.Operator(), "operator", "", ""))
                : Optional.empty();
    }

    @Override
    public boolean isCsrfToken(Visitor visitor, String token) {
        return visitor.csrfToken().equals(token);
    }
}
