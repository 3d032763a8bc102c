package dev.earshot.facebook.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.restfb.Parameter;
import com.restfb.types.DebugTokenInfo;
import dev.earshot.facebook.graph.GraphClient.Urgency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls with an app's own token. Thread-safe; blocks. */
public final class AppCalls {
    private final GraphClient graph;

    public AppCalls(GraphClient graph) {
        this.graph = graph;
    }

    /**
     * What Meta says of a token.
     *
     * @param problem in Meta's words; empty if it works
     */
    public record TokenState(boolean isValid, String problem, List<String> scopes) {
        public TokenState {
            scopes = List.copyOf(scopes);
        }
    }

    /** Where Meta sends the events of a kind of object. */
    public record Subscription(String object, String callbackUrl, boolean isActive, List<String> fields) {
        public Subscription {
            fields = List.copyOf(fields);
        }
    }

    /** @param access with the app's token */
    public TokenState debug(GraphAccess access, String token, Urgency urgency)
            throws GraphException, InterruptedException {
        DebugTokenInfo info = graph.ask(access, urgency, client -> new Told(client.debugToken(token)))
                .info();
        if (info == null) {
            return new TokenState(false, "Meta tells nothing of the token", List.of());
        }
        boolean isValid = info.isValid();
        String problem = info.getDebugTokenError() == null
                ? ""
                : String.valueOf(info.getDebugTokenError().getMessage());
        return new TokenState(
                isValid,
                isValid ? "" : problem.isEmpty() ? "the token is not valid" : problem,
                info.getScopes() == null ? List.of() : info.getScopes());
    }

    /** RestFB answers null where Meta sent an empty list. */
    private record Told(@Nullable DebugTokenInfo info) {}

    public List<Subscription> subscriptions(GraphAccess access, String appId)
            throws GraphException, InterruptedException {
        JsonNode answer = GraphJson.read(graph.ask(
                access, Urgency.PERSON, client -> client.fetchObject(appId + "/subscriptions", String.class)));
        List<Subscription> subscriptions = new ArrayList<>();
        answer.path("data")
                .forEach(row -> subscriptions.add(new Subscription(
                        row.path("object").asText(""),
                        row.path("callback_url").asText(""),
                        row.path("active").asBoolean(false),
                        GraphJson.texts(row.path("fields")))));
        return subscriptions;
    }

    /** Meta verifies the callback before it answers. */
    public void register(GraphAccess access, String appId, String callback, String verifyToken, List<String> fields)
            throws GraphException, InterruptedException {
        String answer = graph.ask(
                access,
                Urgency.PERSON,
                client -> client.publish(
                        appId + "/subscriptions",
                        String.class,
                        Parameter.with("object", "page"),
                        Parameter.with("callback_url", callback),
                        Parameter.with("verify_token", verifyToken),
                        Parameter.with("fields", String.join(",", fields)),
                        Parameter.with("include_values", true)));
        if (!GraphJson.isSuccess(answer)) {
            throw GraphException.noAnswer("Meta did not say that the callback is registered", true);
        }
    }
}
