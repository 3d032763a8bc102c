package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.store.MessageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another copy of a message said that the first, stored one did not: an SDK and the platform's echo, say. An object
 * whose fields are named like the components of {@link MessageRow}, or like the parts of its content. What the first copy
 * said stands; only who wrote it and what kind it is, which every copy names, are taken as given.
 */
final class Enrichment {
    private static final List<String> CONTENT =
            List.of("attachments", "buttons", "quickReplies", "payload", "replyTo", "failure");

    private final JsonNode added;

    private Enrichment(JsonNode added) {
        this.added = added;
    }

    /** @param valueJson the value of an {@code ENRICHED} mark */
    static Enrichment parse(@Nullable String valueJson) {
        return new Enrichment(Json.read(valueJson));
    }

    MessageRow over(MessageRow row) {
        boolean isOfItsIntent =
                row.intent() == null || !added.has("intent") || row.intent().equals(Json.text(added, "intent"));
        return new MessageRow(
                row.id(),
                row.sequence(),
                row.bot(),
                row.user(),
                row.time(),
                row.receivedAt(),
                row.platform(),
                first(row.conversation(), "conversation"),
                first(row.session(), "session"),
                first(row.page(), "page"),
                row.direction(),
                given("author", row.author()),
                first(row.messageId(), "messageId"),
                given("kind", row.kind()),
                first(row.text(), "text"),
                first(row.intent(), "intent"),
                isOfItsIntent ? confidence(row.intentConfidence()) : row.intentConfidence(),
                isOfItsIntent ? first(row.intentInputsJson(), "intentInputsJson") : row.intentInputsJson(),
                row.notHandled() || added.path("notHandled").asBoolean(),
                first(row.templateId(), "templateId"),
                first(row.failureCode(), "failureCode"),
                content(row.contentJson()),
                metadata(row.metadataJson()),
                row.source(),
                row.rawJson());
    }

    private @Nullable String first(@Nullable String known, String field) {
        return known != null ? known : Json.text(added, field);
    }

    private String given(String field, String known) {
        String given = Json.text(added, field);
        return given == null ? known : given;
    }

    private @Nullable Double confidence(@Nullable Double known) {
        JsonNode given = added.path("intentConfidence");
        return known == null && given.isNumber() ? Double.valueOf(given.doubleValue()) : known;
    }

    private String content(String known) {
        ObjectNode more = Json.object();
        for (String part : CONTENT) {
            if (added.hasNonNull(part)) {
                more.set(part, added.get(part));
            }
        }
        addMissing(more, Json.nested(added.get("contentJson")));
        return more.isEmpty() ? known : merged(known, more);
    }

    private @Nullable String metadata(@Nullable String known) {
        JsonNode more = Json.nested(added.get("metadataJson"));
        return more.isObject() ? merged(known, more) : known;
    }

    private static String merged(@Nullable String known, JsonNode more) {
        ObjectNode all = Json.object();
        addMissing(all, Json.read(known));
        addMissing(all, more);
        return all.toString();
    }

    private static void addMissing(ObjectNode to, JsonNode from) {
        for (var field : from.properties()) {
            JsonNode there = to.get(field.getKey());
            if (there == null || there.isNull() || there.isContainerNode() && there.isEmpty()) {
                to.set(field.getKey(), field.getValue());
            }
        }
    }
}
