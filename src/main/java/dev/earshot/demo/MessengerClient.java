package dev.earshot.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of a bot on Messenger: incoming calls hold the webhook's body, outgoing ones the call of the Send API and its answer. */
final class MessengerClient implements Client {
    private static final String VERSION = "12.1.0-npm";
    private static final Map<String, String> INCOMING = query("incoming");
    private static final Map<String, String> OUTGOING = query("outgoing");
    private static final Map<String, String> EVENT = query("event");

    /** From Messenger to the bot, and from there to the tracker. */
    private static final long ON_THE_WAY_MILLIS = 90;

    private static final int MOST_QUICK_REPLIES = 13;

    private final int bot;
    private final String page;

    MessengerClient(int bot, long seed) {
        this.bot = bot;
        this.page = Long.toString(100_000_000_000_000L + Long.remainderUnsigned(seed, 899_999_999_999_999L));
    }

    private static Map<String, String> query(String type) {
        return Map.of("platform", "facebook", "type", type, "v", VERSION);
    }

    @Override
    public TrackerCall heard(Visitor visitor, Said said, @Nullable Referral referral, long time) {
        boolean isFirst = visitor.isAtTheBeginning();
        ObjectNode body = Json.object();
        ObjectNode item = item(body, visitor, time);
        ObjectNode content = switch (said.kind()) {
            case POSTBACK ->
                item.putObject("postback").put("title", said.text()).put("payload", said.payload());
            case TEXT, QUICK_REPLY, IMAGE -> message(item, said);
        };
        content.put("mid", visitor.nextMessageId());
        if (referral != null) {
            putReferral(said.kind() == Said.Kind.POSTBACK ? content : item, referral);
        }
        Json.putIntent(item, said.intent());
        if (isFirst) {
            Json.putPerson(item, visitor);
        }
        return call(INCOMING, body, time + ON_THE_WAY_MILLIS, 1);
    }

    private ObjectNode item(ObjectNode body, Visitor visitor, long time) {
        ObjectNode item = body.put("object", "page")
                .putArray("entry")
                .addObject()
                .put("id", page)
                .put("time", time + 40)
                .putArray("messaging")
                .addObject();
        item.putObject("sender").put("id", visitor.person().id());
        item.putObject("recipient").put("id", page);
        return item.put("timestamp", time);
    }

    private static ObjectNode message(ObjectNode item, Said said) {
        ObjectNode message = item.putObject("message");
        if (said.text() != null) {
            message.put("text", said.text());
        }
        if (said.payload() != null) {
            message.putObject("quick_reply").put("payload", said.payload());
        }
        if (said.image() != null) {
            message.putArray("attachments")
                    .addObject()
                    .put("type", "image")
                    .putObject("payload")
                    .put("url", said.image());
        }
        return message;
    }

    private static void putReferral(ObjectNode holder, Referral referral) {
        ObjectNode written =
                holder.putObject("referral").put("source", referral.source()).put("type", referral.type());
        if (referral.ref() != null) {
            written.put("ref", referral.ref());
        }
        if (referral.ad() != null) {
            written.put("ad_id", referral.ad());
        }
    }

    @Override
    public TrackerCall sent(Visitor visitor, Reply reply, @Nullable Failure failure, long time) {
        boolean isFirst = visitor.isAtTheBeginning();
        ObjectNode body = Json.object();
        ObjectNode request = request(body, visitor);
        if (reply.template() != null) {
            request.put("dashbotTemplateId", reply.template());
        }
        request.put("messaging_type", "RESPONSE");
        putContent(request.putObject("message"), reply);
        String messageId = visitor.nextMessageId();
        ObjectNode response = body.putObject("responseBody");
        if (failure == null) {
            response.put("recipient_id", visitor.person().id()).put("message_id", messageId);
        } else {
            response.putObject("error")
                    .put("message", failure.message())
                    .put("type", failure.type())
                    .put("code", failure.code())
                    .put("fbtrace_id", messageId.substring(2, 13));
        }
        if (reply.isNotHandled()) {
            Json.putNotHandled(body);
        }
        if (isFirst) {
            Json.putPerson(body, visitor);
        }
        return call(OUTGOING, body, time, 1);
    }

    private static ObjectNode request(ObjectNode body, Visitor visitor) {
        body.putObject("qs").put("access_token", "EAADEMO");
        ObjectNode request = body.put("uri", "https://graph.facebook.com/v19.0/me/messages")
                .put("method", "POST")
                .putObject("json");
        request.putObject("recipient").put("id", visitor.person().id());
        return request;
    }

    private static void putContent(ObjectNode message, Reply reply) {
        if (!reply.cards().isEmpty()) {
            putCards(message, reply.cards());
        } else if (!reply.buttons().isEmpty()) {
            ObjectNode payload = template(message, "button").put("text", reply.text());
            putButtons(payload.putArray("buttons"), reply.buttons());
        } else if (reply.image() != null) {
            attachment(message, "image").put("url", reply.image());
        } else {
            message.put("text", reply.text());
        }
        if (!reply.quickReplies().isEmpty()) {
            ArrayNode written = message.putArray("quick_replies");
            for (String title : reply.quickReplies()
                    .subList(
                            0, Math.min(MOST_QUICK_REPLIES, reply.quickReplies().size()))) {
                written.addObject()
                        .put("content_type", "text")
                        .put("title", title)
                        .put("payload", Reply.payload(title));
            }
        }
    }

    private static void putCards(ObjectNode message, List<Reply.Card> cards) {
        ArrayNode elements = template(message, "generic").putArray("elements");
        for (Reply.Card card : cards) {
            ObjectNode element = elements.addObject().put("title", card.title()).put("subtitle", card.subtitle());
            putButtons(element.putArray("buttons"), List.of(card.button()));
        }
    }

    private static void putButtons(ArrayNode buttons, List<String> titles) {
        for (String title : titles) {
            buttons.addObject().put("type", "postback").put("title", title).put("payload", Reply.payload(title));
        }
    }

    private static ObjectNode template(ObjectNode message, String type) {
        return attachment(message, "template").put("template_type", type);
    }

    private static ObjectNode attachment(ObjectNode message, String type) {
        return message.putObject("attachment").put("type", type).putObject("payload");
    }

    @Override
    public TrackerCall tracked(Visitor visitor, Tracked event, long time) {
        return call(EVENT, Json.event(visitor, event, time), time, 0);
    }

    @Override
    public List<TrackerCall> receipts(Visitor visitor, boolean isRead, long time) {
        List<TrackerCall> calls = new ArrayList<>(2);
        ObjectNode delivered = Json.object();
        item(delivered, visitor, time + 400)
                .putObject("delivery")
                .put("watermark", time)
                .putArray("mids")
                .add(visitor.lastMessageId());
        calls.add(call(INCOMING, delivered, time + 490, 0));
        if (isRead) {
            ObjectNode read = Json.object();
            item(read, visitor, time + 1_500).putObject("read").put("watermark", time);
            calls.add(call(INCOMING, read, time + 1_590, 0));
        }
        return calls;
    }

    @Override
    public List<TrackerCall> typing(Visitor visitor, long time) {
        ObjectNode body = Json.object();
        request(body, visitor).put("sender_action", "typing_on");
        body.putObject("responseBody").put("recipient_id", visitor.person().id());
        return List.of(call(OUTGOING, body, time, 0));
    }

    private TrackerCall call(Map<String, String> query, ObjectNode body, long time, int messages) {
        return new TrackerCall(bot, Instant.ofEpochMilli(time), query, Json.bytes(body), messages);
    }
}
