package dev.earshot.wire.kochava;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Event;
import dev.earshot.event.RejectReason;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Document;
import dev.earshot.wire.Fault;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.WireRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls with a JSON body, whatever their Content-Type says: {@code POST /track/json}, one object or an array of them, and
 * {@code POST /v1/cpi/identityLink.php}. The app's id in the body is what an API key is elsewhere.
 */
public final class TrackDialect implements Dialect {
    private static final String APP = "kochava_app_id";

    /** SDKs send a handful at once; each keeps what it was received as. */
    private static final int MAX_OBJECTS = 1_000;

    private final Function<Envelope, List<Event>> reading;

    private TrackDialect(Function<Envelope, List<Event>> reading) {
        this.reading = reading;
    }

    /** {@code POST /track/json}. */
    public static TrackDialect events() {
        return new TrackDialect(Actions::read);
    }

    /** {@code POST /v1/cpi/identityLink.php}. */
    public static TrackDialect identityLinks() {
        return new TrackDialect(envelope -> List.of(IdentityLinks.ofPage(envelope)));
    }

    @Override
    public String credential(Map<String, String> query, byte[] body) {
        String app = BodyReader.topField(body, APP);
        return app == null || app.isEmpty() ? query.getOrDefault(APP, "") : app;
    }

    @Override
    public String credentialName() {
        return APP;
    }

    @Override
    public @Nullable Fault unreadable(byte[] body) {
        return BodyReader.readDocument(body) instanceof Document.Refused refused ? refused.fault() : null;
    }

    @Override
    public Decoded decode(WireRequest request) {
        return switch (BodyReader.readDocument(request.body())) {
            case Document.Refused refused -> Decoded.fault(refused.fault());
            case Document.Tree tree -> decode(request, tree);
        };
    }

    private Decoded decode(WireRequest request, Document.Tree tree) {
        if (!tree.root().isArray()) {
            Reading single = new Reading(request);
            single.read("", tree.root(), tree.text());
            return single.decoded();
        }
        if (tree.root().isEmpty()) {
            return Decoded.fault(new Fault(RejectReason.WRONG_SHAPE, "the array is empty", tree.text()));
        }
        if (tree.root().size() > MAX_OBJECTS) {
            return Decoded.fault(new Fault(
                    RejectReason.TOO_LARGE, "the array has more than " + MAX_OBJECTS + " objects", tree.text()));
        }
        if (apps(tree.root()) > 1) {
            // The call was let in for one of them; what is said of another would be put down to the wrong bot.
            return Decoded.fault(new Fault(
                    RejectReason.BAD_FIELD,
                    "'kochava_app_id' names several apps: send the events of each app in a call of their own",
                    tree.text()));
        }
        Reading all = new Reading(request);
        for (int i = 0; i < tree.root().size(); i++) {
            JsonNode element = tree.root().path(i);
            all.read("[" + i + "]", element, Json.write(element));
        }
        return all.decoded();
    }

    private static int apps(JsonNode array) {
        Set<String> apps = new HashSet<>();
        for (JsonNode element : array) {
            String app = Json.id(element, APP);
            if (app != null) {
                apps.add(app);
            }
        }
        return apps.size();
    }

    /** The objects of one call. Not thread-safe. */
    private final class Reading {
        private final WireRequest request;
        private final List<Event> events = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        Reading(WireRequest request) {
            this.request = request;
        }

        void read(String where, JsonNode element, String raw) {
            try {
                if (!(element instanceof ObjectNode object)) {
                    throw UnusableException.shape("must be an object");
                }
                events.addAll(reading.apply(Envelope.of(request, object, raw)));
            } catch (UnusableException e) {
                faults.add(e.toFault(where, raw));
            }
        }

        Decoded decoded() {
            return new Decoded(events, faults);
        }
    }

    @Override
    public String acceptance() {
        return Answers.ACCEPTANCE;
    }

    @Override
    public String refusal(List<String> messages) {
        return Answers.refusal(messages);
    }
}
