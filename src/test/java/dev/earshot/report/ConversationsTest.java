package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.store.MessageRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationsTest {
    private static final int DAY = 86_400;

    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows rows = ROWS.newBot();
    private final Conversations conversations = new Conversations(ROWS.store());

    @Test
    void showsTheNewestActivityFirstWithWhatWasSaidLast() {
        rows.incoming("ann", 1).text("hello").add();
        rows.outgoing("ann", 2).text("hi Ann").add();
        rows.incoming("bob", 3).text("a picture").kind("IMAGE").add();
        rows.properties("ann", 1, "{\"name\":\"Ann Smith\"}");
        rows.event("eve", 9, "CUSTOM", "only an event");
        rows.event("ann", 9, "CUSTOM", "is no message");
        rows.write();
        assertEquals(
                List.of(
                        new ConversationSummary("bob", null, at(3), "a picture", "INCOMING", "IMAGE", 1, false),
                        new ConversationSummary("ann", "Ann Smith", at(2), "hi Ann", "OUTGOING", "TEXT", 2, false)),
                list(null, 10).items());
    }

    @Test
    void ofMessagesOfTheSameTimeTheOneWrittenLastIsTheLast() {
        rows.outgoing("ann", 1).text("question").add();
        rows.incoming("ann", 1).text("first").intent("NotHandled").add();
        rows.incoming("ann", 1).text("second").add();
        rows.write();
        ConversationSummary summary = list(null, 10).items().getFirst();
        assertEquals("second", summary.lastText());
        assertEquals(false, summary.notHandled());
        assertEquals(3, summary.messages());
    }

    @Test
    void pagesThroughUsersWithTheSameTime() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String user = "user" + (char) ('a' + i % 26) + i / 26;
            rows.incoming(user, 5).add();
            rows.incoming(user, i % 2).add();
            expected.add(user);
        }
        expected.sort(null);
        rows.write();
        assertEquals(expected, walk(null, 7));
        assertEquals(expected, walk("user", 4));
    }

    @Test
    void looksFurtherBackUntilThePageIsFull() {
        List<String> expected = new ArrayList<>();
        double[] daysAgo = {0, 0.5, 1, 1.5, 6, 8, 80, 95, 400, 401, 4000};
        for (int i = 0; i < daysAgo.length; i++) {
            rows.outgoing("user" + i, -daysAgo[i] * DAY).add();
            rows.incoming("user" + i, -daysAgo[i] * DAY - 5000 * DAY).add();
            expected.add("user" + i);
        }
        rows.write();
        assertEquals(expected, users(list(null, 500)));
        for (int size = 1; size <= expected.size(); size++) {
            assertEquals(expected.subList(0, size), users(list(null, size)));
            assertEquals(expected, walk(null, size));
        }
    }

    @Test
    void aMessageFromTheFutureHidesNothing() {
        rows.incoming("clock", 365.0 * DAY * 20).add();
        for (int i = 0; i < 5; i++) {
            rows.incoming("user" + i, -i).add();
        }
        rows.write();
        assertEquals(List.of("clock", "user0", "user1", "user2", "user3", "user4"), walk(null, 2));
    }

    @Test
    void saysIfTheLastThingTheUserSaidWasNotUnderstood() {
        rows.incoming("own", 1).intent("NotHandled").add();
        rows.outgoing("own", 2).text("sorry?").add();
        MessageRow marked = rows.incoming("marked", 1).add();
        rows.mark("NOT_HANDLED", "marked", 2).of(marked).add();
        rows.incoming("past", 1).intent("NotHandled").add();
        rows.incoming("past", 2).intent("order").add();
        rows.outgoing("bot only", 1).intent("NotHandled").add();
        rows.write();
        List<String> notHandled = list(null, 10).items().stream()
                .filter(ConversationSummary::notHandled)
                .map(ConversationSummary::user)
                .sorted()
                .toList();
        assertEquals(List.of("marked", "own"), notHandled);
    }

    @Test
    void showsTheNewestWordingAndNothingOfWhatWasTakenBack() {
        rows.incoming("ann", 1).messageId("m1").text("typo").add();
        rows.mark("EDITED", "ann", 2).messageId("m1").value("no typo").add();
        rows.incoming("bob", 1).messageId("m2").text("secret").add();
        rows.mark("UNSENT", "bob", 2).messageId("m2").add();
        rows.write();
        assertEquals("no typo", byUser("ann").lastText());
        assertEquals(null, byUser("bob").lastText());
    }

    @Test
    void findsUsersByIdNameOrWhatWasSaid() {
        rows.incoming("4711-Ann", 1).text("hello").add();
        rows.incoming("bob", 2).text("Where is my ORDER?").add();
        rows.incoming("bob", 3).text("thanks").add();
        rows.incoming("cleo", 3).add();
        rows.properties("cleo", 1, "{\"first_name\":\"Zoë\",\"last_name\":\"Martin\"}");
        rows.write();
        assertEquals(List.of("4711-Ann"), users(list("11-an", 10)));
        assertEquals(List.of("bob"), users(list("my order", 10)));
        assertEquals("thanks", list("my order", 10).items().getFirst().lastText(), "shown is what was said last");
        assertEquals(List.of("cleo"), users(list(" zoë mart ", 10)));
        assertEquals(List.of("cleo"), users(list("ZOË", 10)));
        assertEquals(List.of(), users(list("martin zoë", 10)));
        assertEquals(List.of(), users(list("first_name", 10)), "the names of properties are no names");
        assertEquals(3, list("  ", 10).items().size());
    }

    @Test
    void findsUsersByTheNameTheyHaveNow() {
        rows.incoming("ann", 1).add();
        rows.properties("ann", 5, "{\"name\":\"Ann New\"}");
        rows.properties("ann", 1, "{\"name\":\"Ann Old\"}");
        rows.write();
        assertEquals(List.of("ann"), users(list("new", 10)));
        assertEquals(List.of(), users(list("old", 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "100%", "'", "\\", "\\\\", "\"", "\\\"", "!", "\n", "{}", "😀", "\\u0041"})
    void takesHostileSearchesAsTextOnly(String text) {
        rows.incoming("id<" + text + ">", 3).add();
        rows.incoming("by text", 2).text("<" + text + ">").add();
        rows.incoming("by name", 1).add();
        rows.properties(
                "by name",
                1,
                "{\"name\":" + com.fasterxml.jackson.databind.node.TextNode.valueOf("<" + text + ">") + "}");
        rows.incoming("neither", 4).text("100 percent A").add();
        rows.properties("neither", 1, "{\"name\":\"nobody A\"}");
        rows.write();
        assertEquals(List.of("id<" + text + ">", "by text", "by name"), users(list("<" + text + ">", 10)));
    }

    @Test
    void keepsBotsApart() {
        BotRows other = ROWS.newBot();
        rows.incoming("ann", 1).text("ours").add();
        other.incoming("ann", 2).text("theirs").intent("NotHandled").add();
        other.incoming("bob", 2).text("theirs").add();
        other.properties("ann", 2, "{\"name\":\"their name\"}");
        rows.write();
        other.write();
        assertEquals(
                List.of(new ConversationSummary("ann", null, at(1), "ours", "INCOMING", "TEXT", 1, false)),
                list(null, 10).items());
        assertEquals(List.of(), users(list("theirs", 10)));
        assertEquals(List.of(), users(list("their name", 10)));
    }

    @Test
    void aBotWithoutMessagesHasNone() {
        assertEquals(new Page<ConversationSummary>(List.of(), null), list(null, 10));
        assertEquals(new Page<ConversationSummary>(List.of(), null), list("x", 10));
    }

    @Test
    void keepsItsLimits() {
        for (int i = 0; i < 505; i++) {
            rows.incoming("user" + i, i).add();
        }
        rows.write();
        assertEquals(500, list(null, 100_000).items().size());
        assertEquals(1, list(null, -1).items().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "dTE", "dTo", "dXg6eA", "MS0y"})
    void refusesCursorsThatItDidNotGive(String cursor) {
        assertThrows(
                BadCursorException.class, () -> conversations.list(rows.bot, new ConversationFilter(null, 10, cursor)));
        assertThrows(
                BadCursorException.class, () -> conversations.list(rows.bot, new ConversationFilter("x", 10, cursor)));
    }

    private Page<ConversationSummary> list(@Nullable String search, int limit) {
        return conversations.list(rows.bot, new ConversationFilter(search, limit, null));
    }

    private ConversationSummary byUser(String user) {
        return list(null, 100).items().stream()
                .filter(summary -> summary.user().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private List<String> walk(@Nullable String search, int limit) {
        List<String> users = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<ConversationSummary> page =
                    conversations.list(rows.bot, new ConversationFilter(search, limit, cursor));
            users.addAll(users(page));
            cursor = page.next();
        } while (cursor != null && users.size() < 1000);
        return users;
    }

    private static List<String> users(Page<ConversationSummary> page) {
        return page.items().stream().map(ConversationSummary::user).toList();
    }
}
