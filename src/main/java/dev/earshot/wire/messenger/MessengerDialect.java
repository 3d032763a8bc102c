package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.earshot.wire.Body;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import dev.earshot.wire.WireRequest;
import java.util.List;
import java.util.Map;

/**
 * Messenger's webhooks as Meta itself sends them. The parameter {@code credential}, which no caller writes but the server,
 * says by which app and page a body came.
 */
public final class MessengerDialect implements Dialect {
    /** How events are marked that Meta sent as they happened. */
    public static final String WEBHOOK = "facebook/webhook";

    /** How events are marked that were fetched from Meta later. */
    public static final String FILLED = "facebook/filled";

    public static final String CREDENTIAL = "credential";
    private static final String ACCEPTANCE = "{\"success\":true}";

    private final String source;

    /** @param source as {@link dev.earshot.event.Header#source()} */
    public MessengerDialect(String source) {
        this.source = source;
    }

    @Override
    public String credential(Map<String, String> query, byte[] body) {
        return query.getOrDefault(CREDENTIAL, "");
    }

    @Override
    public String credentialName() {
        return "entry.id";
    }

    @Override
    public String unsigned() {
        return "the webhook is not signed by the app of a connected page: 'X-Hub-Signature-256' is missing or wrong";
    }

    @Override
    public Decoded decode(WireRequest request) {
        return switch (BodyReader.read(request.body())) {
            case Body.Refused refused -> Decoded.fault(refused.fault());
            case Body.Parsed parsed ->
                WebhookBody.decode(
                        parsed,
                        new Origin(request.bot(), "facebook", source, request.receivedAt(), request.randomId()),
                        ClientAdditions.NONE);
        };
    }

    @Override
    public String acceptance() {
        return ACCEPTANCE;
    }

    @Override
    public String refusal(List<String> messages) {
        ArrayNode errors = Json.NODES.arrayNode();
        for (String message : messages) {
            errors.addObject().put("message", message);
        }
        return Json.write(Json.NODES.objectNode().put("success", false).set("errors", errors));
    }
}
