package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads a stream of server-sent events as a browser does, and holds the data against their description. */
final class SseReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SCHEMAS = Map.of(
            "message", "Message",
            "change", "MessageChange",
            "event", "Event",
            "receipt", "Receipt",
            "touch", "Touch",
            "identity_link", "IdentityLink",
            "rejected", "RejectedCall",
            "position", "Position",
            "gap", "Position");

    /** @param lastEventId what a browser would send when it connects again after this event */
    record SseEvent(String name, JsonNode data, String lastEventId) {
        static final SseEvent END = new SseEvent("end", JsonNodeFactory.instance.nullNode(), "");

        String text() {
            return data.path("text").asText();
        }
    }

    private final BlockingQueue<SseEvent> events = new LinkedBlockingQueue<>();
    private final Stream<String> lines;
    private final Description description;
    private String name = "message";
    private String data = "";
    private String lastEventId = "";

    SseReader(Stream<String> lines, Description description) {
        this.lines = lines;
        this.description = description;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            lines.forEach(this::onLine);
        } catch (UncheckedIOException e) {
            // The connection was cut: the same end.
        } finally {
            events.add(SseEvent.END);
        }
    }

    private void onLine(String line) {
        if (line.startsWith("id: ")) {
            lastEventId = line.substring(4);
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data += line.substring(6);
        } else if (line.isEmpty() && !data.isEmpty()) {
            try {
                events.add(new SseEvent(name, JSON.readTree(data), lastEventId));
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + data, e);
            }
            name = "message";
            data = "";
        }
    }

    /** The next event, whatever it is. */
    SseEvent next() throws InterruptedException {
        SseEvent event = events.poll(20, TimeUnit.SECONDS);
        assertNotNull(event, "nothing came");
        if (!event.equals(SseEvent.END)) {
            ObjectNode schema =
                    JSON.createObjectNode().put("$ref", "#/components/schemas/" + SCHEMAS.get(event.name()));
            description.assertMatches(schema, event.data(), event.toString());
        }
        return event;
    }

    /** The next event that is more than a position. */
    SseEvent nextItem() throws InterruptedException {
        SseEvent event = next();
        while (event.name().equals("position")) {
            event = next();
        }
        return event;
    }

    /** As a client that goes away. */
    @Override
    public void close() {
        lines.close();
    }
}
