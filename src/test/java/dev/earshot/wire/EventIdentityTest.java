package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.earshot.event.EventId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same message is known again whichever way it comes, and different things are never taken for the same. */
class EventIdentityTest {
    private static final String INCOMING = "type=incoming&platform=facebook&v=12.1.0-npm";
    private static final String BOTKIT = "type=incoming&platform=facebook&v=12.1.0-botkit";
    private static final String OUTGOING = "type=outgoing&platform=facebook&v=12.1.0-npm";

    @Test
    void theSendTheEchoAndTheWebhooksCopyOfAnAnswerAreOne() {
        EventId sent = id(
                OUTGOING,
                "{\"json\":{\"recipient\":{\"id\":\"7\"},\"message\":{\"text\":\"hi\"}},"
                        + "\"responseBody\":\"{\\\"recipient_id\\\":\\\"7\\\",\\\"message_id\\\":\\\"m_1\\\"}\"}");
        String echo = "{\"sender\":{\"id\":\"9\"},\"recipient\":{\"id\":\"7\"},\"timestamp\":1700000000001,"
                + "\"message\":{\"is_echo\":true,\"mid\":\"m_1\",\"text\":\"hi\"}}";
        assertEquals(sent, id("type=all&platform=facebook", body(echo)));
        assertEquals(sent, id(INCOMING, body(echo)));
        assertEquals(sent, id("webhook", body(echo)));
        assertEquals(sent, id("webhook", body(echo).replace("\"messaging\"", "\"standby\"")));
    }

    @Test
    void theTrackersAndTheWebhooksCopyOfAUsersMessageAreOne() {
        String message = item("\"message\":{\"mid\":\"m_2\",\"text\":\"hello\"}");
        String withIntent = message.replace("\"message\":", "\"intent\":{\"name\":\"A\"},\"message\":");
        EventId id = id("webhook", body(message));
        assertEquals(id, id(INCOMING, body(withIntent)));
        assertEquals(id, id(BOTKIT, botkit(message)));
    }

    @Test
    void anItemWithoutMessageIdIsKnownAgainByItsContentAndItsOwnTime() {
        for (String content : List.of(
                "\"postback\":{\"payload\":\"P\",\"title\":\"T\"}",
                "\"reaction\":{\"action\":\"react\",\"emoji\":\"x\",\"mid\":\"m_1\"}",
                "\"delivery\":{\"watermark\":1700000000001,\"mids\":[\"m_1\"]}",
                "\"read\":{\"watermark\":1700000000001}",
                "\"optin\":{\"ref\":\"a\",\"type\":\"b\"}")) {
            EventId id = id("webhook", body(item(content)));
            assertEquals(id, id("webhook", body(item(content))), content);
            assertEquals(
                    id,
                    id(
                            INCOMING,
                            body(item(content)).replace("\"timestamp\"", "\"intent\":{\"name\":\"A\"},\"timestamp\"")));
            assertEquals(id, id(BOTKIT, botkit(item(content))), content);
        }
        assertEquals(
                id("webhook", body(item("\"optin\":{\"ref\":\"a\",\"type\":\"b\"}"))),
                id("webhook", body(item("\"optin\":{\"type\":\"b\",\"ref\":\"a\"}"))),
                "whatever the order of its fields");
    }

    @Test
    void differentThingsThatConcernOneMessageHaveDifferentIds() {
        Set<EventId> ids = new HashSet<>();
        List<String> items = List.of(
                "\"message\":{\"mid\":\"m_1\",\"text\":\"hello\"}",
                "\"message\":{\"mid\":\"m_1\",\"is_deleted\":true}",
                "\"message_edit\":{\"mid\":\"m_1\",\"text\":\"a\",\"num_edit\":1}",
                "\"message_edit\":{\"mid\":\"m_1\",\"text\":\"b\",\"num_edit\":\"2\"}",
                "\"reaction\":{\"mid\":\"m_1\",\"action\":\"react\",\"reaction\":\"love\"}",
                "\"reaction\":{\"mid\":\"m_1\",\"action\":\"unreact\"}",
                "\"response_feedback\":{\"mid\":\"m_1\",\"feedback\":\"Good response\"}",
                "\"read\":{\"mid\":\"m_1\"}",
                "\"delivery\":{\"mids\":[\"m_1\"],\"watermark\":1700000000001}",
                "\"read\":{\"watermark\":1700000000001}",
                "\"read\":{\"watermark\":1700000000002}");
        items.forEach(content -> ids.add(id("webhook", body(item(content)))));
        assertEquals(items.size(), ids.size());
    }

    @Test
    void theReferralInAMessageFollowsTheMessage() {
        String message = item("\"message\":{\"mid\":\"m_3\",\"text\":\"a\",\"referral\":{\"ref\":\"r\"}}");
        List<EventId> first = ids("webhook", body(message));
        assertEquals(first, ids(INCOMING, body(message)));
        assertEquals(2, new HashSet<>(first).size());
    }

    @Test
    void samePressesAtDifferentTimesOrOnDifferentPagesAreDifferent() {
        String pressed = body(item("\"postback\":{\"payload\":\"P\"}"));
        assertNotEquals(id("webhook", pressed), id("webhook", pressed.replace("1700000000001", "1700000000002")));
        assertNotEquals(id("webhook", pressed), id("webhook", pressed.replace("\"id\":\"9\"", "\"id\":\"8\"")));
        assertNotEquals(id("webhook", pressed), id("webhook", pressed.replace("\"id\":\"7\"", "\"id\":\"6\"")));
    }

    @Test
    void whatHasNoIdentityGetsARandomId() {
        assertRandom("type=incoming&platform=generic", "{\"text\":\"a\",\"userId\":\"u\"}");
        assertRandom(
                OUTGOING,
                "{\"json\":{\"recipient\":{\"id\":\"7\"},\"message\":{\"text\":\"a\"}},\"responseBody\":null}");
        assertRandom("webhook", body("{\"sender\":{\"id\":\"7\"},\"postback\":{\"payload\":\"P\"}}"));
        assertRandom("type=event&platform=generic", "{\"type\":\"customEvent\",\"userId\":\"u\"}");
    }

    @Test
    void aRequestOfKochavaIsKnownAgainByItsNumberAndWhatItSays() {
        String view = kochava("n-1", "View");
        EventId id = id("kochava", view);
        assertEquals(id, id("kochava", view));
        assertEquals(id, id("kochava", "[" + view + "]"), "alone or in an array");
        assertNotEquals(id, id("kochava", kochava("n-2", "View")));
        assertNotEquals(id, id("kochava", kochava("n-1", "Search")), "one request may hold several");
        assertNotEquals(id, id("kochava", view.replace("\"event\"", "\"install\"")));
        assertRandom("kochava", kochava("", "View"));
    }

    private static String kochava(String request, String name) {
        return "{\"action\":\"event\",\"nt_id\":\"" + request + "\",\"data\":{\"event_name\":\"" + name
                + "\",\"device_ids\":{\"custom\":\"ada\"}}}";
    }

    @Test
    void anotherBotsMessageIsAnother() {
        EventId ours = id("webhook", body(item("\"message\":{\"mid\":\"m_1\",\"text\":\"a\"}")));
        assertEquals(EventId.of(Wire.BOT, "mid:m_1"), ours);
        assertNotEquals(EventId.of(new dev.earshot.event.BotId("bot_other"), "mid:m_1"), ours);
    }

    private static void assertRandom(String call, String body) {
        assertEquals(Wire.RANDOM_MARK, id(call, body).high(), body);
    }

    private static EventId id(String call, String body) {
        return ids(call, body).getFirst();
    }

    private static List<EventId> ids(String call, String body) {
        Decoded decoded = Wire.decode(call, body);
        assertEquals(List.of(), decoded.faults(), body);
        return decoded.events().stream().map(event -> event.header().id()).toList();
    }

    private static String item(String content) {
        return "{\"sender\":{\"id\":\"7\"},\"recipient\":{\"id\":\"9\"},\"timestamp\":1700000000001," + content + "}";
    }

    private static String body(String item) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"9\",\"time\":1700000000500,\"messaging\":[" + item + "]}]}";
    }

    private static String botkit(String item) {
        return "{\"object\":\"page\",\"entry\":[{\"time\":1,\"messaging\":[{\"sender\":{\"id\":\"7\"},\"message\":"
                + "{\"type\":\"message_received\",\"raw_message\":" + item + "}}]}]}";
    }
}
