package dev.earshot.takeover;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.control.AgentMessage;
import dev.earshot.control.TakeoverCredentials;
import dev.earshot.facebook.graph.GraphAccess;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.facebook.graph.GraphSends;
import dev.earshot.outgoing.OutgoingAnswer;
import dev.earshot.outgoing.OutgoingCall;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.outgoing.OutgoingException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one message, once. Thread-safe; blocks. */
final class Senders {
    /** What the echo of a message by a person carries, by which it is known as such should it be here before the answer. */
    static final String METADATA = "earshot:agent:";

    private final OutgoingClient client;
    private final GraphSends graph;
    private final InstantSource clock;

    Senders(OutgoingClient client, GraphSends graph, InstantSource clock) {
        this.client = client;
        this.graph = graph;
        this.clock = clock;
    }

    /** The request to the Send API, as it is kept too: without the token. */
    static ObjectNode messengerRequest(AgentMessage message, SendWindow window) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("recipient").put("id", message.user());
        if (window == SendWindow.PEOPLE_ONLY) {
            request.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT");
        } else {
            request.put("messaging_type", "RESPONSE");
        }
        request.set("message", AgentText.parse(message.content()).messenger().put("metadata", METADATA + message.id()));
        return request;
    }

    /** @param access with the page's token; null if there is none after all */
    SendResult byMessenger(AgentMessage message, @Nullable GraphAccess access, SendWindow window)
            throws InterruptedException {
        if (access == null) {
            return new SendResult.NotSent("The page to which the person wrote is not connected any more");
        }
        try {
            return new SendResult.Sent(
                    graph.send(access, messengerRequest(message, window).toString()));
        } catch (GraphException e) {
            return e.mayHaveHappened() ? new SendResult.Unknown(e.words()) : new SendResult.NotSent(e.words());
        }
    }

    /** By the bot's Send Message URL: {@code {userId, apiKey, text, messageJson}}, signed. */
    SendResult byWebhook(AgentMessage message, TakeoverCredentials credentials, String address)
            throws InterruptedException {
        AgentText text = AgentText.parse(message.content());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("userId", address);
        body.put("apiKey", credentials.apiKey() == null ? message.bot().value() : credentials.apiKey());
        body.put("text", text.text());
        body.set("messageJson", text.messageJson());
        String written = JavaScriptJson.of(body);
        Map<String, String> headers =
                Signatures.headers(credentials.secret(), written, message.epoch(), message.id(), clock.instant());
        try {
            OutgoingAnswer answer =
                    client.send(OutgoingCall.json(credentials.settings().sendUrl(), headers, written));
            if (answer.isSuccess()) {
                return new SendResult.Sent(null);
            }
            String words = "The bot answered its Send Message URL with status " + answer.status();
            return answer.status() >= 500 ? new SendResult.Unknown(words) : new SendResult.NotSent(words);
        } catch (OutgoingException e) {
            return failed(e);
        }
    }

    private static SendResult failed(OutgoingException failure) {
        String reason = Character.toUpperCase(failure.reason().charAt(0))
                + failure.reason().substring(1);
        return failure.mayHaveArrived() ? new SendResult.Unknown(reason) : new SendResult.NotSent(reason);
    }
}
