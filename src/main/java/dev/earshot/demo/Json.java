package dev.earshot.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Intent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the bodies of the clients have in common. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(ObjectNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    static void putIntent(ObjectNode node, @Nullable Intent intent) {
        if (intent == null) {
            return;
        }
        ObjectNode written = node.putObject("intent").put("name", intent.name());
        if (!intent.inputs().isEmpty()) {
            var inputs = written.putArray("inputs");
            intent.inputs()
                    .forEach(input ->
                            inputs.addObject().put("name", input.name()).put("value", input.value()));
        }
        if (intent.confidence() != null) {
            written.put("confidence", intent.confidence());
        }
    }

    static void putNotHandled(ObjectNode node) {
        node.putObject("intent").put("name", Intent.NOT_HANDLED);
    }

    /** The attributes of a person as the bots' client sends them. */
    static void putPerson(ObjectNode node, Visitor visitor) {
        Person person = visitor.person();
        node.putObject("platformUserJson")
                .put("firstName", person.firstName())
                .put("lastName", person.lastName())
                .put("locale", person.locale())
                .put("timezone", person.timeZone())
                .put("gender", person.gender())
                .put("city", person.city())
                .put("plan", visitor.plan())
                .put("ABTestGroup", person.group());
    }

    static ObjectNode event(Visitor visitor, Tracked event, long time) {
        ObjectNode body = object().put("name", event.name())
                .put("type", event.type())
                .put("userId", visitor.person().id())
                .put("dashbot_timestamp", time);
        BigDecimal amount = event.amount();
        if (amount != null) {
            body.put("amount", amount)
                    .put("currency", event.currency())
                    .put(
                            "referenceNumber",
                            "R"
                                    + Long.toUnsignedString(
                                            Dice.mix(visitor.person().key(), time), 36));
        }
        if (event.type().equals("shareEvent")) {
            body.putObject("sharedMessage").put("text", "Come and talk to this bot!");
        }
        putDetails(body, event.details());
        return body;
    }

    private static void putDetails(ObjectNode body, Map<String, Object> details) {
        if (details.isEmpty()) {
            return;
        }
        ObjectNode extraInfo = body.putObject("extraInfo");
        // Sorted: the order of an immutable map differs from run to run.
        new TreeMap<>(details).forEach((name, value) -> {
            switch (value) {
                case Integer number -> extraInfo.put(name, number);
                case BigDecimal number -> extraInfo.put(name, number);
                default -> extraInfo.put(name, value.toString());
            }
        });
    }
}
