package dev.earshot.facebook.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.restfb.Body;
import com.restfb.json.Json;

/** Sends as a page. Thread-safe; blocks. */
public final class GraphSends {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraphClient graph;

    public GraphSends(GraphClient graph) {
        this.graph = graph;
    }

    /**
     * Sends once.
     *
     * @param access with the page's token
     * @param request of the Send API, JSON
     * @return the message's id
     * @throws GraphException if it was not sent, or nobody can tell: {@link GraphException#mayHaveHappened}
     */
    public String send(GraphAccess access, String request) throws GraphException, InterruptedException {
        Body body = Body.withData(Json.parse(request));
        String answer = graph.once(
                access, GraphClient.Urgency.PERSON, client -> client.publish("me/messages", String.class, body));
        String messageId = messageId(answer);
        if (messageId.isEmpty()) {
            throw GraphException.noAnswer("Messenger's answer cannot be read", true);
        }
        return messageId;
    }

    private static String messageId(String answer) {
        try {
            return JSON.readTree(answer).path("message_id").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
