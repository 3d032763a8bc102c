package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Button;
import dev.earshot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an action answers, in the forms of Dialogflow, of the Actions SDK and of {@code @assistant/conversation}. */
final class GoogleReply {
    private final Draft draft;
    private final List<String> lines = new ArrayList<>();

    private GoogleReply(Draft draft) {
        this.draft = draft;
    }

    static void addTo(Draft draft, @Nullable JsonNode message) {
        GoogleReply reply = new GoogleReply(draft);
        reply.read(message);
        draft.text = reply.lines.isEmpty() ? plainText(message) : String.join("\n", reply.lines);
    }

    private void read(@Nullable JsonNode message) {
        rich(Json.at(message, "data", "google", "richResponse"));
        rich(Json.at(message, "payload", "google", "richResponse"));
        rich(Json.at(message, "finalResponse", "richResponse"));
        addLine(Json.textAt(message, "finalResponse", "speechResponse", "textToSpeech"));
        for (JsonNode input : Json.each(message, "expectedInputs")) {
            JsonNode prompt = Json.get(input, "inputPrompt");
            rich(Json.get(prompt, "richInitialPrompt"));
            for (JsonNode initial : Json.each(prompt, "initialPrompts")) {
                addLine(Json.text(initial, "textToSpeech"));
            }
        }
        JsonNode response = Json.get(message, "response");
        JsonNode body = Json.get(response, "body");
        prompt(Json.get(body == null ? response : body, "prompt"));
    }

    private void rich(@Nullable JsonNode rich) {
        for (JsonNode item : Json.each(rich, "items")) {
            simple(Json.get(item, "simpleResponse"), "displayText", "textToSpeech");
            JsonNode card = Json.get(item, "basicCard");
            if (card != null) {
                card(card);
            }
        }
        for (JsonNode suggestion : Json.each(rich, "suggestions")) {
            draft.quickReplies.add(new Button("suggestion", Json.text(suggestion, "title"), null, null));
        }
    }

    private void prompt(@Nullable JsonNode prompt) {
        simple(Json.get(prompt, "firstSimple"), "text", "speech");
        simple(Json.get(prompt, "lastSimple"), "text", "speech");
        JsonNode card = Json.at(prompt, "content", "card");
        if (card != null) {
            card(card);
        }
        for (JsonNode suggestion : Json.each(prompt, "suggestions")) {
            draft.quickReplies.add(new Button("suggestion", Json.text(suggestion, "title"), null, null));
        }
    }

    /** What is shown comes before what is spoken: the same words, better to read. */
    private void simple(@Nullable JsonNode simple, String shown, String spoken) {
        String text = Json.text(simple, shown);
        if (text == null) {
            text = Json.text(simple, spoken);
        }
        addLine(text == null ? Json.text(simple, "ssml") : text);
    }

    private void card(JsonNode card) {
        draft.attachments.add(
                new Attachment("card", Json.textAt(card, "image", "url"), Json.text(card, "title"), Json.write(card)));
        for (JsonNode button : Json.each(card, "buttons")) {
            String url = Json.textAt(button, "openUrlAction", "url");
            draft.buttons.add(new Button("web_url", Json.text(button, "title"), null, url));
        }
        JsonNode button = Json.get(card, "button");
        if (button != null) {
            draft.buttons.add(
                    new Button("web_url", Json.text(button, "name"), null, Json.textAt(button, "open", "url")));
        }
    }

    private void addLine(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            lines.add(text);
        }
    }

    /** Dialogflow's plain answers, when there is nothing richer. */
    private static @Nullable String plainText(@Nullable JsonNode message) {
        for (String field : List.of("fulfillmentText", "displayText", "speech")) {
            String text = Json.text(message, field);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        for (JsonNode part : Json.each(message, "fulfillmentMessages")) {
            String text = Json.scalar(Json.first(Json.get(part, "text"), "text"));
            if (text != null) {
                return text;
            }
        }
        return message == null || message.isObject() ? null : Json.scalar(message);
    }
}
