package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.control.LinkDraft;
import dev.earshot.control.SmartLink;
import dev.earshot.control.Targets;
import dev.earshot.http.Problem;
import dev.earshot.link.ContentCheck;
import dev.earshot.link.LinkContent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A SmartLink as a call describes it, whole or only what shall change. */
final class LinkBody {
    private static final List<String> CONTENT = List.of("destination", "rules", "passQuery", "utm", "preview");
    static final Set<String> CHANGEABLE = Set.of(
            "name",
            "trackerId",
            "destination",
            "rules",
            "passQuery",
            "utm",
            "preview",
            "expiresAt",
            "clickLimit",
            "password",
            "archived");

    private LinkBody() {}

    static LinkDraft create(JsonBody body, Targets targets) {
        return new LinkDraft(
                body.required("name"),
                body.text("host", ""),
                body.text("code", ""),
                emptyIsNull(body.text("trackerId", "")),
                content(body, null, targets).json(),
                body.time("expiresAt", null),
                clickLimit(body, null),
                body.text("password"),
                body.flag("archived", false));
    }

    static LinkDraft change(JsonBody body, SmartLink before, Targets targets) {
        String tracker = before.trackerId();
        return new LinkDraft(
                body.text("name", before.name()),
                before.host(),
                before.code(),
                emptyIsNull(body.text("trackerId", tracker == null ? "" : tracker)),
                content(body, LinkContent.parse(before.content()), targets).json(),
                body.time("expiresAt", before.expiresAt()),
                clickLimit(body, before.clickLimit()),
                body.text("password"),
                body.flag("archived", before.archivedAt() != null));
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** Zero takes the limit away. */
    private static @Nullable Long clickLimit(JsonBody body, @Nullable Long before) {
        if (body.node("clickLimit") == null) {
            return before;
        }
        long limit = body.requiredNumber("clickLimit", 0, 1_000_000_000_000L);
        return limit == 0 ? null : limit;
    }

    private static LinkContent content(JsonBody body, @Nullable LinkContent before, Targets targets) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String name : CONTENT) {
            JsonNode value = body.node(name);
            if (value != null) {
                node.set(name, value);
            }
        }
        LinkContent content = merged(before, node);
        List<Outcomes.Fault> faults = ContentCheck.faults(content, targets).stream()
                .map(fault -> new Outcomes.Fault(fault.field(), fault.message()))
                .toList();
        if (!faults.isEmpty()) {
            throw Outcomes.invalid(faults);
        }
        return content;
    }

    private static LinkContent merged(@Nullable LinkContent before, ObjectNode changes) {
        try {
            LinkContent given = LinkContent.parseStrictly(changes.toString());
            return before == null
                    ? given
                    : new LinkContent(
                            changes.has("destination") ? given.destination() : before.destination(),
                            changes.has("rules") ? given.rules() : before.rules(),
                            changes.has("passQuery") ? given.passQuery() : before.passQuery(),
                            changes.has("utm") ? given.utm() : before.utm(),
                            changes.has("preview") ? given.preview() : before.preview());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The link is not of the form that is described: " + e.getMessage());
        }
    }
}
