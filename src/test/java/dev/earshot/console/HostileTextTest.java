package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ConversationRow;
import dev.earshot.console.page.ConversationsView;
import dev.earshot.console.page.FaultNote;
import dev.earshot.console.page.FirehoseFilter;
import dev.earshot.console.page.FirehoseView;
import dev.earshot.console.page.Frame;
import dev.earshot.console.page.PersonPanel;
import dev.earshot.console.page.Theme;
import dev.earshot.console.page.ThreadView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Entry;
import dev.earshot.console.show.Fact;
import dev.earshot.console.show.FirehoseRow;
import dev.earshot.console.show.PrettyJson;
import dev.earshot.console.show.Transcriber;
import dev.earshot.report.MessageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a user, a client or a platform sends stays text, in every field that the console shows. */
class HostileTextTest {
    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final String HARMLESS = "harmless";
    private static final Set<String> MEDIA = Set.of(
            "image",
            "audio",
            "video",
            "file",
            "location",
            "sticker",
            "template",
            "fallback",
            "ig_reel",
            "appointment_booking");

    private final Views views = new Views();

    @Test
    void aPageOfConversationsHasTheSameMarkupWhateverIsSaid() {
        Set<String> expected = shape(conversations(HARMLESS + " https://example.test/x \u202E"));
        assertTrue(expected.size() > 60, () -> "the page shows too little to prove anything: " + expected);
        for (String hostile : HostileTexts.ALL) {
            assertAddsNothing(expected, conversations(hostile), hostile);
        }
    }

    @Test
    void aFirehoseHasTheSameMarkupWhateverIsSaid() {
        Set<String> expected = shape(firehose(HARMLESS));
        for (String hostile : HostileTexts.ALL) {
            assertAddsNothing(expected, firehose(hostile), hostile);
        }
    }

    @Test
    void aRejectedCallHasTheSameMarkupWhateverWasSent() {
        Set<String> expected = shape(rejected(HARMLESS));
        for (String hostile : HostileTexts.ALL) {
            assertAddsNothing(expected, rejected(hostile), hostile);
        }
    }

    @Test
    void whatWasSaidCanBeReadAsItWasSaid() {
        String page = conversations("<script>window.pwned=1</script>");
        assertTrue(page.contains("&lt;script&gt;window.pwned=1&lt;/script&gt;"));
        assertFalse(page.contains("<script>window"));
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        for (String hostile : HostileTexts.ALL) {
            for (Markup.Tag tag : Markup.of(conversations(hostile)).tags()) {
                for (String name : List.of("href", "src", "action", "hx-get")) {
                    String value = tag.attributes().getOrDefault(name, "/");
                    assertTrue(
                            value.startsWith("/") && !value.startsWith("//")
                                    || value.startsWith("#")
                                    || value.regionMatches(true, 0, "https://", 0, 8)
                                    || value.regionMatches(true, 0, "http://", 0, 7),
                            () -> name + "=" + value + " from " + hostile);
                }
            }
        }
    }

    @Test
    void everyLinkToElsewhereTellsNothingAndOpensApart() {
        int seen = 0;
        for (Markup.Tag tag : Markup.of(conversations("https://example.test/x")).tags()) {
            if (tag.attributes().getOrDefault("href", "").startsWith("http")) {
                assertEquals(
                        "noopener noreferrer nofollow ugc", tag.attributes().get("rel"));
                assertEquals("no-referrer", tag.attributes().get("referrerpolicy"));
                assertEquals("_blank", tag.attributes().get("target"));
                seen++;
            }
            if (tag.name().equals("img")) {
                assertEquals("no-referrer", tag.attributes().get("referrerpolicy"));
                assertEquals("lazy", tag.attributes().get("loading"));
            }
        }
        assertTrue(seen > 5, "premise: the page has links to elsewhere");
    }

    @Test
    void noPageHasInlineScriptOrStyle() {
        for (String page : List.of(conversations(HARMLESS), firehose(HARMLESS), rejected(HARMLESS))) {
            for (Markup.Tag tag : Markup.of(page).tags()) {
                assertFalse(tag.name().equals("style"), "a style element");
                assertTrue(!tag.name().equals("script") || tag.attributes().containsKey("src"), "an inline script");
                for (String attribute : tag.attributes().keySet()) {
                    assertFalse(
                            attribute.equals("style") || attribute.startsWith("on") || attribute.startsWith("hx-on"),
                            () -> "an inline " + attribute);
                }
            }
        }
    }

    private static void assertAddsNothing(Set<String> expected, String page, String hostile) {
        Set<String> added = shape(page);
        added.removeAll(expected);
        assertEquals(Set.of(), added, () -> "markup that came from: " + hostile);
    }

    /** Every tag with the names of its attributes. */
    private static Set<String> shape(String page) {
        return Markup.of(page).tags().stream()
                .map(tag ->
                        tag.name() + tag.attributes().keySet().stream().sorted().toList())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String conversations(String text) {
        List<Entry> entries = new Transcriber(BotTime.in("UTC"), NOW)
                .entries(conversation(text).entries());
        BotLink bot = new BotLink("bot_1", text, text, 1);
        PersonPanel person = new PersonPanel(
                "",
                text,
                text,
                "X",
                1,
                true,
                facts(text),
                facts(text),
                List.of(new PersonPanel.Change("", "", facts(text))));
        ThreadView thread =
                new ThreadView(person, entries, null, null, "", "/bots/bot_1/raw", "/live", "/list", "/new", null);
        ConversationRow row = new ConversationRow(text, "/x", text, "X", 1, text, false, true, 1, "now", "now", true);
        return views.render(
                "conversation/page",
                new ConversationsView(
                        frame(bot, text),
                        bot,
                        new ConversationRow.Rows(List.of(row), null, true),
                        text,
                        thread,
                        true,
                        "/live"));
    }

    private String firehose(String text) {
        List<FirehoseRow> rows = new Transcriber(BotTime.in("UTC"), NOW)
                .entries(conversation(text).entries()).stream()
                        .map(FirehoseRow::of)
                        .toList();
        BotLink bot = new BotLink("bot_1", text, text, 1);
        return views.render(
                "firehose/page",
                new FirehoseView(frame(bot, text), bot, new FirehoseFilter(text, text, text), rows, "/live"));
    }

    private String rejected(String text) {
        FaultNote fault = new FaultNote("What", text, "Remedy", text, "12:00", "", false, "/x");
        return views.render("connect/fault", fault)
                + views.render("part/json", Map.of("json", PrettyJson.of(text), "id", "one"))
                + views.render(
                        "part/json", Map.of("json", PrettyJson.of(asJson(text).toString()), "id", "two"));
    }

    private static Frame frame(BotLink bot, String text) {
        return new Frame(text, Theme.AUTO, text, "csrf", List.of(bot), bot, Area.CONVERSATIONS, List.of(text), "/");
    }

    private static List<Fact> facts(String text) {
        return List.of(Fact.of(text, text));
    }

    /** The text in every field that a message or an event has. */
    private static SampleConversation conversation(String text) {
        SampleConversation conversation = new SampleConversation(text, NOW);
        String quoted = SampleConversation.quoted(text);
        for (String direction : List.of("INCOMING", "OUTGOING")) {
            for (String type : MEDIA) {
                String attachment = "{\"type\":" + SampleConversation.quoted(type) + ",\"url\":" + quoted
                        + ",\"title\":" + quoted + ",\"payload\":{\"a\":" + quoted + ",\"sticker_id\":null}}";
                conversation.add(conversation
                        .message(direction, "BOT", "TEMPLATE")
                        .text(text)
                        .content("{\"attachments\":[" + attachment + "]}"));
            }
            conversation.add(conversation
                    .message(direction, "AGENT", "POSTBACK")
                    .text(text)
                    .content(everywhere(quoted))
                    .intent(text, 0.5, "[{\"name\":" + quoted + ",\"value\":" + quoted + "}]")
                    .template(text)
                    .state(new MessageState(
                            NOW, NOW, text, true, List.of(new MessageState.Reaction(text, text)), false, text)));
        }
        for (String template : SampleTemplates.all()) {
            JsonNode spoiled = spoil(SampleConversation.json(template), text, "");
            conversation.add(conversation
                    .message("OUTGOING", "BOT", "TEMPLATE")
                    .attachment("template", null, spoiled.toString()));
        }
        for (String type : List.of("CUSTOM", "REVENUE", "REFERRAL", "OTHER")) {
            conversation.event(type, text, "1.5", text, "{" + quoted + ":" + quoted + "}");
        }
        return conversation;
    }

    private static String everywhere(String quoted) {
        String button =
                "{\"type\":" + quoted + ",\"title\":" + quoted + ",\"payload\":" + quoted + ",\"url\":" + quoted + "}";
        return "{\"buttons\":[" + button + ",{\"type\":\"web_url\",\"url\":\"https://example.test/\",\"title\":"
                + quoted
                + "}],\"quickReplies\":[" + button + "],\"payload\":" + quoted + ",\"replyTo\":" + quoted
                + ",\"failure\":{\"code\":" + quoted + ",\"subcode\":" + quoted + ",\"message\":" + quoted + "}}";
    }

    private static JsonNode asJson(String text) {
        return JsonNodeFactory.instance.objectNode().put(text, text);
    }

    /** Every text of a template replaced, but for what says which template it is. */
    private static JsonNode spoil(JsonNode node, String text, String field) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, spoil(object.get(name), text, name)));
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, spoil(array.get(i), text, field));
            }
            return array;
        }
        return node.isTextual() && !field.endsWith("type") ? JsonNodeFactory.instance.textNode(text) : node;
    }
}
