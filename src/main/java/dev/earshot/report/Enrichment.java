package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.store.MessageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another copy of a message said that the first, stored one did not: the client's own report and the platform's echo,
 * say. What the first copy said stands; only who wrote it is taken from a copy that knows it was a person.
 */
final class Enrichment {
    private static final List<String> CONTENT = List.of("buttons", "quickReplies", "payload", "replyTo", "failure");

    private final JsonNode added;

    private Enrichment(JsonNode added) {
        this.added = added;
    }

    /**
     * @param valueJson the value of an {@code ENRICHED} mark: an object with {@code author}, {@code intent} (an object of
     *     {@code name}, {@code confidence}, {@code inputs}), {@code templateId}, {@code conversation}, {@code session},
     *     {@code metadata} and parts of the content, each as far as the copy had it
     */
    static Enrichment parse(@Nullable String valueJson) {
        return new Enrichment(Json.read(valueJson));
    }

    MessageRow over(MessageRow row) {
        // Confidence and inputs belong to the intent that they came with.
        JsonNode intent = row.intent() == null ? added.path("intent") : Json.read(null);
        return new MessageRow(
                row.id(),
                row.sequence(),
                row.bot(),
                row.user(),
                row.time(),
                row.receivedAt(),
                row.platform(),
                first(row.conversation(), Json.text(added, "conversation")),
                first(row.session(), Json.text(added, "session")),
                row.page(),
                row.direction(),
                added.hasNonNull("author") ? added.get("author").asText() : row.author(),
                row.messageId(),
                row.kind(),
                row.text(),
                first(row.intent(), Json.text(intent, "name")),
                confidence(row.intentConfidence(), intent),
                first(row.intentInputsJson(), Json.text(intent, "inputs")),
                row.notHandled(),
                first(row.templateId(), Json.text(added, "templateId")),
                first(row.failureCode(), failureCode()),
                content(row.contentJson()),
                metadata(row.metadataJson()),
                row.source(),
                row.rawJson(),
                row.sentiment());
    }

    private static @Nullable String first(@Nullable String known, @Nullable String added) {
        return known != null ? known : added;
    }

    private static @Nullable Double confidence(@Nullable Double known, JsonNode intent) {
        JsonNode confidence = intent.path("confidence");
        return known == null && confidence.isNumber() ? Double.valueOf(confidence.doubleValue()) : known;
    }

    /** As in rows: a refusal without a code is one nevertheless. */
    private @Nullable String failureCode() {
        JsonNode failure = added.path("failure");
        return failure.isObject() ? failure.path("code").asText("unknown") : null;
    }

    private String content(String known) {
        ObjectNode more = Json.object();
        for (String part : CONTENT) {
            if (added.hasNonNull(part)) {
                more.set(part, added.get(part));
            }
        }
        return more.isEmpty() ? known : merged(Json.read(known), more);
    }

    private @Nullable String metadata(@Nullable String knownJson) {
        if (knownJson == null) {
            return Json.text(added, "metadata");
        }
        JsonNode known = Json.read(knownJson);
        JsonNode more = added.path("metadata");
        return known.isObject() && more.isObject() ? merged(known, more) : knownJson;
    }

    private static String merged(JsonNode known, JsonNode more) {
        ObjectNode all = Json.object();
        all.setAll(asObject(more));
        all.setAll(asObject(known));
        return all.toString();
    }

    private static ObjectNode asObject(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.object();
    }
}
