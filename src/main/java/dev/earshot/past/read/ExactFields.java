package dev.earshot.past.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Button;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Identifier;
import dev.earshot.event.Intent;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of an exported event; what cannot be is refused, since nobody but an export writes them. */
record ExactFields(ObjectNode line) {

    @Nullable
    String text(String name) {
        return text(line, name);
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = Json.get(object, name);
        if (value != null && !value.isTextual()) {
            throw UnusableException.bad(name, "must be a string");
        }
        return value == null ? null : value.textValue();
    }

    String required(String name) {
        return required(line, name);
    }

    private static String required(JsonNode object, String name) {
        String text = text(object, name);
        if (text == null) {
            throw UnusableException.missing(name, "an exported record has one");
        }
        return text;
    }

    Instant time(String name) {
        Instant time = Timestamps.read(line, name);
        if (time == null) {
            throw UnusableException.bad(name, "must be a time such as 2026-01-31T17:04:05Z");
        }
        return time;
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        String word = required(name);
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw UnusableException.bad(name, "has a value that no export writes");
        }
    }

    /** JSON as a text: the object that stands there, or the text itself. */
    @Nullable
    String json(String name) {
        return json(line, name);
    }

    private static @Nullable String json(JsonNode object, String name) {
        JsonNode value = Json.get(object, name);
        return value == null ? null : value.isTextual() ? value.textValue() : Json.write(value);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : Json.each(line, name)) {
            if (!value.isTextual()) {
                throw UnusableException.bad(name, "must hold strings");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    List<Identifier> identifiers() {
        List<Identifier> identifiers = new ArrayList<>();
        for (JsonNode value : Json.each(line, "identifiers")) {
            String type = required(value, "type");
            String name = required(value, "value");
            if (type.isEmpty() || name.isEmpty()) {
                throw UnusableException.bad("identifiers", "must have types and values");
            }
            identifiers.add(new Identifier(type, name));
        }
        return identifiers;
    }

    List<Attachment> attachments() {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode value : Json.each(line, "attachments")) {
            attachments.add(new Attachment(
                    required(value, "type"), text(value, "url"), text(value, "title"), json(value, "payload")));
        }
        return attachments;
    }

    List<Button> buttons(String name) {
        List<Button> buttons = new ArrayList<>();
        for (JsonNode value : Json.each(line, name)) {
            buttons.add(new Button(
                    required(value, "type"), text(value, "title"), text(value, "payload"), text(value, "url")));
        }
        return buttons;
    }

    @Nullable
    Intent intent() {
        ObjectNode intent = Json.object(line, "intent");
        if (intent == null) {
            return null;
        }
        List<Intent.Input> inputs = new ArrayList<>();
        for (JsonNode value : Json.each(intent, "inputs")) {
            inputs.add(new Intent.Input(required(value, "name"), required(value, "value")));
        }
        JsonNode confidence = Json.get(intent, "confidence");
        Double share = confidence == null || !confidence.isNumber() ? null : (Double) confidence.doubleValue();
        return new Intent(required(intent, "name"), inputs, share);
    }

    @Nullable
    DeliveryFailure failure() {
        ObjectNode failure = Json.object(line, "failure");
        return failure == null
                ? null
                : new DeliveryFailure(
                        text(failure, "code"),
                        text(failure, "subcode"),
                        text(failure, "type"),
                        text(failure, "message"));
    }
}
