package dev.earshot.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earshot.report.MessageContent;
import dev.earshot.report.MessageState;
import dev.earshot.report.TranscriptEntry;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.store.EventRow;
import dev.earshot.store.MessageRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds entries of a transcript, one after the other, for tests and the preview. Not thread-safe. */
final class SampleConversation {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final String user;
    private final List<TranscriptEntry> entries = new ArrayList<>();
    private Instant time;
    private long sequence;

    SampleConversation(String user, Instant start) {
        this.user = user;
        this.time = start;
    }

    List<TranscriptEntry> entries() {
        return entries;
    }

    SampleConversation pause(Duration pause) {
        time = time.plus(pause);
        return this;
    }

    SampleConversation says(String text) {
        return add(message("INCOMING", "USER", "TEXT").text(text));
    }

    SampleConversation answers(String text) {
        return add(message("OUTGOING", "BOT", "TEXT").text(text).read());
    }

    SampleConversation add(MessageBuilder message) {
        entries.add(message.build());
        return this;
    }

    SampleConversation event(
            String type, String name, @Nullable String amount, @Nullable String currency, String attributes) {
        time = time.plusSeconds(20);
        sequence++;
        EventRow row = new EventRow(
                new UUID(7, sequence),
                sequence,
                "bot_sample",
                user,
                time,
                time,
                "facebook",
                null,
                null,
                type,
                name,
                amount == null ? null : new BigDecimal(amount),
                currency,
                null,
                attributes,
                "dashbot/12.1.0-npm",
                attributes);
        entries.add(new TranscriptEvent(row, json(attributes)));
        return this;
    }

    MessageBuilder message(String direction, String author, String kind) {
        time = time.plusSeconds(35);
        sequence++;
        return new MessageBuilder(direction, author, kind);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final class MessageBuilder {
        private final String direction;
        private final String author;
        private final String kind;
        private @Nullable String text;
        private String content = "{}";
        private @Nullable String intent;
        private @Nullable Double confidence;
        private @Nullable String inputs;
        private boolean isNotHandled;
        private @Nullable String templateId;
        private MessageState state = new MessageState(null, null, null, false, List.of(), false, null);

        private MessageBuilder(String direction, String author, String kind) {
            this.direction = direction;
            this.author = author;
            this.kind = kind;
        }

        MessageBuilder text(@Nullable String value) {
            text = value;
            return this;
        }

        MessageBuilder content(String json) {
            content = json;
            return this;
        }

        MessageBuilder attachment(String type, @Nullable String url, @Nullable String payload) {
            String fields = "\"type\":" + quoted(type) + (url == null ? "" : ",\"url\":" + quoted(url))
                    + (payload == null ? "" : ",\"payload\":" + payload);
            return content("{\"attachments\":[{" + fields + "}]}");
        }

        MessageBuilder intent(String name, double value, String inputsJson) {
            intent = name;
            confidence = value;
            inputs = inputsJson;
            return this;
        }

        MessageBuilder notHandled() {
            isNotHandled = true;
            intent = "NotHandled";
            return this;
        }

        MessageBuilder template(String id) {
            templateId = id;
            return this;
        }

        MessageBuilder read() {
            return state(
                    new MessageState(time.plusSeconds(1), time.plusSeconds(4), null, false, List.of(), false, null));
        }

        MessageBuilder delivered() {
            return state(new MessageState(time.plusSeconds(1), null, null, false, List.of(), false, null));
        }

        MessageBuilder state(MessageState value) {
            state = value;
            return this;
        }

        TranscriptMessage build() {
            MessageRow row = new MessageRow(
                    new UUID(3, sequence),
                    sequence,
                    "bot_sample",
                    user,
                    time,
                    time,
                    "facebook",
                    null,
                    null,
                    "page1",
                    direction,
                    author,
                    "m_" + sequence,
                    kind,
                    text,
                    intent,
                    confidence,
                    inputs,
                    isNotHandled,
                    templateId,
                    null,
                    content,
                    null,
                    "dashbot/12.1.0-npm",
                    "{\"sender\":{\"id\":\"7\"}}",
                    null);
            List<TranscriptMessage.InputView> shown = new ArrayList<>();
            if (inputs != null) {
                json(inputs)
                        .forEach(input -> shown.add(new TranscriptMessage.InputView(
                                input.path("name").asText(), input.path("value").asText())));
            }
            return new TranscriptMessage(row, MessageContent.parse(content), state, shown);
        }
    }

    static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
