package dev.earshot.facebook.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.restfb.Parameter;
import dev.earshot.facebook.graph.GraphClient.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls with a page's token: its subscription, its conversations, the people who write to it. Thread-safe; blocks. */
public final class PageCalls {
    /** The Conversations API gives details of no more messages of one conversation. */
    private static final int MESSAGES = 20;

    private static final String PROFILE = "id,name,first_name,last_name,profile_pic,locale,timezone,gender";
    /** What every app with the permission for profiles may ask. */
    private static final String PLAIN_PROFILE = "id,first_name,last_name,profile_pic";

    private final GraphClient graph;

    public PageCalls(GraphClient graph) {
        this.graph = graph;
    }

    /** Meta sends the page's events of these fields to the app from now on, and no others. */
    public void subscribe(GraphAccess access, String page, List<String> fields)
            throws GraphException, InterruptedException {
        String answer = graph.ask(
                access,
                Urgency.PERSON,
                client -> client.publish(
                        page + "/subscribed_apps",
                        String.class,
                        Parameter.with("subscribed_fields", String.join(",", fields))));
        if (!GraphJson.isSuccess(answer)) {
            throw GraphException.noAnswer("Meta did not say that the page is subscribed", true);
        }
    }

    public void unsubscribe(GraphAccess access, String page) throws GraphException, InterruptedException {
        graph.ask(access, Urgency.PERSON, client -> client.deleteObject(page + "/subscribed_apps"));
    }

    /** The fields that Meta sends to the app; empty if it is not subscribed. */
    public List<String> subscribed(GraphAccess access, String page, String appId, Urgency urgency)
            throws GraphException, InterruptedException {
        JsonNode answer = GraphJson.read(graph.ask(
                access,
                urgency,
                client -> client.fetchObject(
                        page + "/subscribed_apps", String.class, Parameter.with("fields", "id,subscribed_fields"))));
        for (JsonNode app : answer.path("data")) {
            if (app.path("id").asText("").equals(appId)) {
                return GraphJson.texts(app.path("subscribed_fields"));
            }
        }
        return List.of();
    }

    /** A person's profile as Meta has it: only what the app may see is in it. */
    public JsonNode profile(GraphAccess access, String person) throws GraphException, InterruptedException {
        try {
            return profile(access, person, PROFILE);
        } catch (GraphException e) {
            // One field without its permission spoils the whole question.
            if (e.trouble() == GraphTrouble.PERMISSION || e.trouble() == GraphTrouble.BAD_REQUEST) {
                return profile(access, person, PLAIN_PROFILE);
            }
            throw e;
        }
    }

    private JsonNode profile(GraphAccess access, String person, String fields)
            throws GraphException, InterruptedException {
        return GraphJson.read(graph.ask(
                access,
                Urgency.BACKGROUND,
                client -> client.fetchObject(person, String.class, Parameter.with("fields", fields))));
    }

    /** A conversation of the page. */
    public record Conversation(String id, String updatedAt) {}

    /** The page's conversations, the latest first. */
    public List<Conversation> conversations(GraphAccess access, String page, int atMost)
            throws GraphException, InterruptedException {
        JsonNode answer = GraphJson.read(graph.ask(
                access,
                Urgency.BACKGROUND,
                client -> client.fetchObject(
                        page + "/conversations",
                        String.class,
                        Parameter.with("platform", "messenger"),
                        Parameter.with("fields", "id,updated_time"),
                        Parameter.with("limit", atMost))));
        List<Conversation> conversations = new ArrayList<>();
        answer.path("data")
                .forEach(row -> conversations.add(new Conversation(
                        row.path("id").asText(""), row.path("updated_time").asText(""))));
        return conversations;
    }

    /** The newest messages of a conversation, at most twenty: Graph's own objects. */
    public List<JsonNode> messages(GraphAccess access, String conversation)
            throws GraphException, InterruptedException {
        JsonNode answer = GraphJson.read(graph.ask(
                access,
                Urgency.BACKGROUND,
                client -> client.fetchObject(
                        conversation,
                        String.class,
                        Parameter.with(
                                "fields",
                                "messages.limit(" + MESSAGES
                                        + "){id,created_time,from,to,message,reply_to,attachments}"))));
        List<JsonNode> messages = new ArrayList<>();
        answer.path("messages").path("data").forEach(messages::add);
        return messages;
    }

    /** Which app has a conversation; empty if none, or Meta does not tell. */
    public Optional<String> threadOwner(GraphAccess access, String page, String person)
            throws GraphException, InterruptedException {
        JsonNode answer = GraphJson.read(graph.ask(
                access,
                Urgency.PERSON,
                client ->
                        client.fetchObject(page + "/thread_owner", String.class, Parameter.with("recipient", person))));
        String owner = answer.at("/data/0/thread_owner/app_id").asText("");
        return owner.isEmpty() ? Optional.empty() : Optional.of(owner);
    }
}
