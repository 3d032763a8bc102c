package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.Intent;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.messenger.Extras;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alexa: {@code {event, context}} for what the user said, with {@code response} for what the skill answers. Amazon tells
 * no words of the user, only the intent and its slots; these, in order, are the text.
 */
final class AlexaRequest {
    private final Call call;
    private final JsonNode event;
    private final JsonNode request;

    private AlexaRequest(Call call, JsonNode event) {
        this.call = call;
        this.event = event;
        ObjectNode found = Json.object(event, "request");
        this.request = found == null ? Json.NODES.objectNode() : found;
    }

    static List<Event> read(Call call) {
        ObjectNode root = call.root();
        // The log integration wraps either direction once more.
        for (String wrapper : List.of("incoming", "outgoing")) {
            ObjectNode wrapped = Json.object(root, wrapper);
            if (wrapped != null && wrapped.has("event")) {
                return read(call, wrapped, wrapper.equals("outgoing"));
            }
        }
        return read(call, root, call.isOutgoing());
    }

    private static List<Event> read(Call call, ObjectNode part, boolean isOutgoing) {
        ObjectNode event = Json.object(part, "event");
        if (event == null) {
            throw UnusableException.missing("event", "it holds Alexa's request");
        }
        AlexaRequest alexa = new AlexaRequest(call, event);
        return isOutgoing ? alexa.answer(Json.get(part, "response")) : alexa.request();
    }

    private List<Event> request() {
        Draft draft = draft(DashbotAdditions.ofRoot(call.root()));
        draft.direction = Direction.INCOMING;
        draft.time = Timestamps.read(request, "timestamp");
        String id = Json.id(request, "requestId");
        draft.key = id == null ? null : "alexa:" + id;
        String type = Json.text(request, "type");
        JsonNode intent = Json.get(request, "intent");
        if (intent == null && !"LaunchRequest".equals(type)) {
            ObjectNode attributes = Json.NODES.objectNode();
            attributes.set("request", request);
            return draft.event(BotEvent.Type.OTHER, type == null ? "request" : type, attributes);
        }
        draft.messageId = id;
        draft.kind = MessageKind.TEXT;
        List<Intent.Input> slots = slots(intent);
        String name = Json.text(intent, "name");
        String said = name == null ? String.valueOf(type) : name;
        draft.text = words(said, slots);
        draft.intent = draft.intent == null ? new Intent(said, slots, null) : draft.intent;
        return draft.messages();
    }

    private List<Event> answer(@Nullable JsonNode response) {
        Draft draft = draft(extras(response));
        draft.direction = Direction.OUTGOING;
        draft.messageId = null;
        JsonNode inner = Json.get(response, "response");
        JsonNode answer = inner == null ? response : inner;
        draft.text = speech(Json.get(answer, "outputSpeech"));
        if (draft.text == null) {
            draft.text = speech(Json.at(answer, "reprompt", "outputSpeech"));
        }
        JsonNode card = Json.get(answer, "card");
        if (card != null) {
            addCard(draft, card);
        }
        return draft.messages();
    }

    private Draft draft(Extras extras) {
        Draft draft = new Draft(call, extras);
        draft.user = user();
        draft.session = draft.session == null ? Json.textAt(event, "session", "sessionId") : draft.session;
        return draft;
    }

    /** The client puts the answer's intent and metadata into the answer. */
    private Extras extras(@Nullable JsonNode response) {
        return response == null
                ? DashbotAdditions.ofRoot(call.root())
                : DashbotAdditions.INSTANCE.extras(call.root(), response, null);
    }

    private String user() {
        String user = Json.textAt(event, "session", "user", "userId");
        if (user == null) {
            user = Json.textAt(event, "context", "System", "user", "userId");
        }
        if (user == null || user.isEmpty()) {
            throw UnusableException.missing("event.session.user.userId", "it says which user talks with the skill");
        }
        return user;
    }

    private static List<Intent.Input> slots(@Nullable JsonNode intent) {
        List<Intent.Input> slots = new ArrayList<>();
        ObjectNode found = Json.object(intent, "slots");
        if (found != null) {
            for (Map.Entry<String, JsonNode> slot : found.properties()) {
                JsonNode value = Json.get(slot.getValue(), "value");
                if (value != null) {
                    slots.add(Intents.input(slot.getKey(), value));
                }
            }
        }
        return slots;
    }

    private static String words(String name, List<Intent.Input> slots) {
        StringBuilder words = new StringBuilder(name);
        slots.forEach(slot -> words.append(' ').append(slot.value()));
        return words.toString();
    }

    private static @Nullable String speech(@Nullable JsonNode speech) {
        String text = Json.text(speech, "text");
        return text == null ? Json.text(speech, "ssml") : text;
    }

    private static void addCard(Draft draft, JsonNode card) {
        String content = Json.text(card, "content");
        String body = content == null ? Json.text(card, "text") : content;
        draft.text = draft.text == null ? body : draft.text;
        String image = Json.textAt(card, "image", "largeImageUrl");
        draft.attachments.add(new Attachment("card", image, Json.text(card, "title"), Json.write(card)));
    }
}
