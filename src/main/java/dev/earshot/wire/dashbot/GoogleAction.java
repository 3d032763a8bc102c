package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Event;
import dev.earshot.event.Intent;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Google Assistant: {@code {request_body}} for what the user said, with {@code message} for the answer. The request is
 * Dialogflow's (version 1 or 2), that of the Actions SDK, or that of the library {@code @assistant/conversation}.
 */
final class GoogleAction {

    /** Where the request of the Actions SDK, which knows the user, stands in each form; the last is the form itself. */
    private static final List<List<String>> ACTIONS =
            List.of(List.of("originalRequest", "data"), List.of("originalDetectIntentRequest", "payload"), List.of());

    private final Call call;
    private final ObjectNode request;
    private final JsonNode action;

    private GoogleAction(Call call, ObjectNode request) {
        this.call = call;
        this.request = request;
        this.action = action(request);
    }

    static List<Event> read(Call call) {
        ObjectNode body = Json.object(call.root(), "request_body");
        if (body == null) {
            throw UnusableException.missing("request_body", "it holds Google's request");
        }
        ObjectNode conversation = Json.object(body, "request");
        return new GoogleAction(call, conversation == null ? body : conversation).read();
    }

    private List<Event> read() {
        Draft draft = new Draft(call);
        String session = firstText(
                Json.textAt(action, "conversation", "conversationId"),
                Json.text(request, "sessionId"),
                Json.textAt(request, "session", "id"),
                Json.text(request, "session"));
        draft.session = draft.session == null ? session : draft.session;
        draft.time = call.isOutgoing() ? null : Timestamps.read(request, "timestamp");
        draft.user = user(session);
        if (call.isOutgoing()) {
            GoogleReply.addTo(draft, Json.get(call.root(), "message"));
            return draft.messages();
        }
        draft.text = said();
        draft.intent = draft.intent == null ? intent() : draft.intent;
        draft.messageId = firstText(Json.id(request, "responseId"), Json.id(request, "id"));
        draft.key = draft.messageId == null ? null : "google:" + draft.messageId;
        return draft.messages();
    }

    private @Nullable String said() {
        return firstText(
                Json.textAt(request, "result", "resolvedQuery"),
                Json.textAt(request, "queryResult", "queryText"),
                Json.textAt(request, "intent", "query"),
                Json.text(Json.first(Json.first(action, "inputs"), "rawInputs"), "query"));
    }

    private @Nullable Intent intent() {
        String name = firstText(
                Json.textAt(request, "result", "metadata", "intentName"),
                Json.textAt(request, "queryResult", "intent", "displayName"),
                Json.textAt(request, "queryResult", "intent", "name"),
                Json.textAt(request, "intent", "name"),
                Json.text(Json.first(action, "inputs"), "intent"));
        if (name == null || name.isEmpty()) {
            return null;
        }
        JsonNode score = Json.at(request, "queryResult", "intentDetectionConfidence");
        return new Intent(
                name, inputs(), Intents.confidence(score == null ? Json.at(request, "result", "score") : score));
    }

    private List<Intent.Input> inputs() {
        List<Intent.Input> inputs = new ArrayList<>();
        for (List<String> path : List.of(
                List.of("result", "parameters"), List.of("queryResult", "parameters"), List.of("intent", "params"))) {
            JsonNode parameters = Json.at(request, path.toArray(String[]::new));
            if (parameters != null) {
                for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
                    JsonNode resolved = Json.get(parameter.getValue(), "resolved");
                    inputs.add(Intents.input(parameter.getKey(), resolved == null ? parameter.getValue() : resolved));
                }
            }
        }
        return inputs;
    }

    /** The id that the client itself keeps in the user's storage, else Google's, else the session. */
    private String user(@Nullable String session) {
        JsonNode message = Json.get(call.root(), "message");
        String user = firstText(
                stored(Json.at(message, "data", "google", "userStorage")),
                stored(Json.at(message, "payload", "google", "userStorage")),
                stored(Json.at(action, "user", "userStorage")),
                stored(Json.at(request, "user", "params", "dashbot")),
                Json.textAt(action, "user", "userId"),
                Json.textAt(action, "user", "user_id"),
                session);
        if (user == null || user.isEmpty()) {
            throw UnusableException.missing("request_body…user.userId", "it says which user talks with the action");
        }
        return user;
    }

    /** {@code dashbotUser.userId} of a storage, which comes as a string of JSON and may be wrapped in {@code data}. */
    private static @Nullable String stored(@Nullable JsonNode storage) {
        JsonNode parsed = storage == null ? null : Attributes.parsed(storage);
        return firstText(
                Json.textAt(parsed, "dashbotUser", "userId"),
                Json.textAt(parsed, "data", "dashbotUser", "userId"),
                Json.text(parsed, "userId"));
    }

    private static JsonNode action(ObjectNode request) {
        for (List<String> path : ACTIONS) {
            JsonNode action = Json.at(request, path.toArray(String[]::new));
            if (action != null) {
                return action;
            }
        }
        return request;
    }

    private static @Nullable String firstText(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return null;
    }
}
