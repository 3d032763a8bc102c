package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.Postback.Format;
import dev.earshot.control.Postback.Trigger;
import dev.earshot.control.PostbackDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A postback as a call describes it. */
final class PostbackBody {
    static final Set<String> FIELDS = Set.of(
            "name",
            "trigger",
            "eventName",
            "url",
            "format",
            "body",
            "delaySeconds",
            "withOrganic",
            "networks",
            "paused");

    private static final PostbackDraft NEW =
            new PostbackDraft("", Trigger.EVENT, "", "", Format.GET, "", Duration.ZERO, false, List.of(), false);

    private PostbackBody() {}

    static PostbackDraft create(JsonBody body) {
        body.required("name");
        body.required("trigger");
        body.required("url");
        return change(body, NEW);
    }

    /** What the call does not name stays as it is. */
    static PostbackDraft change(JsonBody body, PostbackDraft before) {
        return new PostbackDraft(
                body.text("name", before.name()),
                choice(body, "trigger", before.trigger(), Trigger.class),
                body.text("eventName", before.eventName()),
                body.text("url", before.url()),
                choice(body, "format", before.format(), Format.class),
                body.text("body", before.body()),
                body.node("delaySeconds") == null
                        ? before.delay()
                        : Duration.ofSeconds(
                                body.requiredNumber("delaySeconds", 0, PostbackDraft.MAX_DELAY.toSeconds())),
                body.flag("withOrganic", before.withOrganic()),
                networks(body, before.networks()),
                body.flag("paused", before.isPaused()));
    }

    private static List<String> networks(JsonBody body, List<String> before) {
        JsonNode given = body.node("networks");
        if (given == null) {
            return before;
        }
        List<String> networks = new ArrayList<>();
        boolean isList = given.isArray();
        for (JsonNode network : given) {
            isList &= network.isTextual();
            networks.add(network.asText());
        }
        if (!isList) {
            throw Outcomes.invalid(List.of(new Outcomes.Fault("networks", "must be an array of texts")));
        }
        return networks;
    }

    private static <E extends Enum<E>> E choice(JsonBody body, String field, E otherwise, Class<E> type) {
        String word = body.text(field);
        if (word == null) {
            return otherwise;
        }
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
        if (!words.contains(word)) {
            throw Outcomes.invalid(List.of(new Outcomes.Fault(field, "must be one of " + String.join(", ", words))));
        }
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
