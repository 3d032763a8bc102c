package dev.earshot.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of a bot on a web page: the tracker's generic form, with sessions of its own. */
final class WebchatClient implements Client {
    private static final String VERSION = "11.1.0-rest";
    private static final Map<String, String> INCOMING = query("incoming");
    private static final Map<String, String> OUTGOING = query("outgoing");
    private static final Map<String, String> EVENT = query("event");
    private static final long ON_THE_WAY_MILLIS = 60;

    private final int bot;

    WebchatClient(int bot) {
        this.bot = bot;
    }

    private static Map<String, String> query(String type) {
        return Map.of("platform", "webchat", "type", type, "v", VERSION);
    }

    @Override
    public TrackerCall heard(Visitor visitor, Said said, @Nullable Referral referral, long time) {
        ObjectNode body = message(visitor, said.text() == null ? "" : said.text(), time);
        if (said.image() != null) {
            body.putArray("images").addObject().put("url", said.image());
        }
        if (said.payload() != null) {
            body.putObject("postback").putObject("buttonClick").put("buttonId", said.payload());
        }
        Json.putIntent(body, said.intent());
        if (referral != null) {
            body.putObject("platformJson").put("campaign", referral.ref()).put("medium", referral.source());
        }
        return call(INCOMING, body, time + ON_THE_WAY_MILLIS, 1);
    }

    @Override
    public TrackerCall sent(Visitor visitor, Reply reply, @Nullable Failure failure, long time) {
        ObjectNode body = message(visitor, reply.text(), time);
        if (reply.template() != null) {
            body.put("dashbotTemplateId", reply.template());
        }
        if (reply.image() != null) {
            body.putArray("images").addObject().put("url", reply.image());
        }
        List<String> titles = new ArrayList<>(reply.buttons());
        titles.addAll(reply.quickReplies());
        reply.cards().forEach(card -> titles.add(card.button()));
        if (!titles.isEmpty()) {
            ArrayNode buttons = body.putArray("buttons");
            titles.forEach(
                    title -> buttons.addObject().put("id", Reply.payload(title)).put("label", title));
        }
        if (reply.isNotHandled()) {
            Json.putNotHandled(body);
        }
        return call(OUTGOING, body, time, 1);
    }

    private static ObjectNode message(Visitor visitor, String text, long time) {
        boolean isFirst = visitor.isAtTheBeginning();
        visitor.nextMessageId();
        ObjectNode body = Json.object()
                .put("text", text)
                .put("userId", visitor.person().id())
                .put("sessionId", visitor.sessionId())
                .put("dashbot_timestamp", time);
        if (isFirst) {
            Json.putPerson(body, visitor);
        }
        return body;
    }

    @Override
    public TrackerCall tracked(Visitor visitor, Tracked event, long time) {
        return call(EVENT, Json.event(visitor, event, time).put("sessionId", visitor.sessionId()), time, 0);
    }

    @Override
    public List<TrackerCall> receipts(Visitor visitor, boolean isRead, long time) {
        return List.of();
    }

    @Override
    public List<TrackerCall> typing(Visitor visitor, long time) {
        return List.of();
    }

    private TrackerCall call(Map<String, String> query, ObjectNode body, long time, int messages) {
        return new TrackerCall(bot, Instant.ofEpochMilli(time), query, Json.bytes(body), messages);
    }
}
