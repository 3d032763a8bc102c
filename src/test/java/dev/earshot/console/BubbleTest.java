package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Bubble;
import dev.earshot.console.show.Choice;
import dev.earshot.console.show.EventLine;
import dev.earshot.console.show.Fact;
import dev.earshot.console.show.Media;
import dev.earshot.console.show.Transcriber;
import dev.earshot.console.show.VisibleText;
import dev.earshot.report.MessageState;
import dev.earshot.report.TranscriptEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BubbleTest {
    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");

    private final SampleConversation conversation = new SampleConversation("u1", NOW);
    private final Transcriber transcriber = new Transcriber(BotTime.in("Europe/Berlin"), NOW);

    @Test
    void aTextIsItsTextAtTheBotsTime() {
        Bubble bubble = incoming("TEXT", "Hello", "{}");
        assertEquals(List.of(new VisibleText.Plain("Hello")), bubble.text().head());
        assertEquals("15:00", bubble.place().clock());
        assertEquals("2026-03-05 14:00:35.000 UTC", bubble.place().utc());
        assertTrue(bubble.isIncoming());
        assertEquals("user", bubble.author());
        assertEquals("", bubble.marks().delivery());
    }

    @Test
    void aMessageWithoutContentSaysSo() {
        assertEquals("Empty message", incoming("TEXT", null, "{}").placeholder());
        assertEquals(
                "The platform does not show this content to bots",
                incoming("UNSUPPORTED", null, "{}").placeholder());
        assertEquals("", incoming("TEXT", "x", "{}").placeholder());
    }

    @Test
    void aTapShowsTheTitleAndTheDevelopersData() {
        Bubble bubble = incoming("POSTBACK", "Get started", "{\"payload\":\"GET_STARTED\"}");
        assertTrue(bubble.isTap());
        assertEquals("GET_STARTED", bubble.tap());
        assertEquals("Get started", bubble.line());
    }

    @Test
    void aTemplatesReadableTextIsNotSaidTwice() {
        String button = "{\"attachments\":[{\"type\":\"template\",\"payload\":{\"template_type\":\"button\","
                + "\"text\":\"What next?\",\"buttons\":[{\"type\":\"postback\",\"title\":\"Go\",\"payload\":\"G\"}]}}],"
                + "\"buttons\":[{\"type\":\"postback\",\"title\":\"Go\",\"payload\":\"G\"}]}";
        Bubble bubble = make(outgoing("TEMPLATE", "What next?", button));
        assertTrue(bubble.text().isEmpty());
        assertEquals(List.of(), bubble.buttons(), "they are in the deck");
        assertEquals("What next?", bubble.line());
    }

    @Test
    void aUsersOwnWordsBesideASharedProductStay() {
        String product =
                "{\"attachments\":[{\"type\":\"template\",\"payload\":{\"product\":{\"elements\":[{\"title\":\"Shoe\"}]}}}]}";
        assertFalse(incoming("TEMPLATE", "do you have this?", product).text().isEmpty());
    }

    @Test
    void buttonsOfAPlainMessageStandUnderIt() {
        Bubble bubble = make(outgoing(
                "TEXT",
                "Pick",
                "{\"buttons\":[{\"type\":\"button\",\"title\":\"Yes\",\"payload\":\"y\"},{\"type\":\"web_url\",\"title\":\"Read\","
                        + "\"url\":\"javascript:alert(1)\"}],\"quickReplies\":[{\"type\":\"user_email\"}]}"));
        assertEquals(
                List.of("Yes", "Read"),
                bubble.buttons().stream().map(Choice::label).toList());
        assertNull(bubble.buttons().get(1).link(), "no link for a script");
        assertEquals("Share e-mail address", bubble.quickReplies().getFirst().label());
    }

    @ParameterizedTest
    @CsvSource({
        "image,https://c.test/a.jpg,Image",
        "audio,https://c.test/a.mp3,Audio",
        "video,https://c.test/a.mp4,Video",
        "file,https://c.test/a.pdf,File",
        "image,http://c.test/a.jpg,File",
        "image,javascript:alert(1),Missing",
        "video,data:video/mp4;base64,Missing",
        "file,,Missing",
        "fallback,https://c.test/,Share",
        "ig_reel,/reel/1,Share",
        "share,javascript:alert(1),Share",
        "like_heart,,Sticker",
        "hologram,https://c.test/x,File",
        "hologram,,Missing"
    })
    void eachAttachmentHasItsPicture(String type, String url, String kind) {
        String address = url == null ? "" : ",\"url\":" + SampleConversation.quoted(url);
        Media media = media("{\"type\":\"" + type + "\"" + address + "}");
        assertEquals(kind, media.getClass().getSimpleName());
        if (media instanceof Media.Share share && url != null && !url.startsWith("http")) {
            assertNull(share.link());
        }
    }

    @Test
    void aLocationLinksToAMapAtItsCoordinates() {
        Media media = media("{\"type\":\"location\",\"payload\":{\"coordinates\":{\"lat\":48.1,\"long\":11.5}}}");
        Media.Place place = assertInstanceOf(Media.Place.class, media);
        assertEquals("48.10000, 11.50000", place.coordinates());
        assertEquals(
                "https://www.openstreetmap.org/?mlat=48.10000&mlon=11.50000#map=15/48.10000/11.50000",
                place.mapLink().url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lat\":\"x\",\"long\":1}",
                "{\"lat\":91,\"long\":1}",
                "{\"lat\":1,\"long\":181}",
                "{\"lat\":\"1&x=<script>\",\"long\":1}",
                "{\"lat\":1}",
                "[]",
                "null"
            })
    void aLocationThatIsNoneIsNotShownAsOne(String coordinates) {
        assertInstanceOf(
                Media.Missing.class,
                media("{\"type\":\"location\",\"payload\":{\"coordinates\":" + coordinates + "}}"));
    }

    @Test
    void aStickerSentAsAPairIsOneSticker() {
        String pair =
                "{\"attachments\":[{\"type\":\"sticker\",\"url\":\"https://c.test/s.png\",\"payload\":{\"sticker_id\":7}},"
                        + "{\"type\":\"image\",\"url\":\"https://c.test/s.png\",\"payload\":{\"sticker_id\":7}}]}";
        List<Media> media = incoming("STICKER", null, pair).media();
        assertEquals(1, media.size());
        assertInstanceOf(Media.Sticker.class, media.getFirst());
    }

    @Test
    void theLikeButtonIsAThumb() {
        Media media = media("{\"type\":\"image\",\"payload\":{\"sticker_id\":369239263222822}}");
        assertTrue(assertInstanceOf(Media.Sticker.class, media).isThumbsUp());
    }

    @Test
    void anUnknownAttachmentIsShownFieldByField() {
        Media media = media(
                "{\"type\":\"appointment_booking\",\"payload\":{\"status\":\"requested\",\"start_time\":1739612400}}");
        Media.Other other = assertInstanceOf(Media.Other.class, media);
        assertEquals("appointment booking", other.kind());
        assertEquals(List.of(new Fact("status", "requested"), new Fact("start_time", "1739612400")), other.facts());
    }

    @Test
    void anEditShowsTheNewWording() {
        Bubble bubble = make(conversation
                .message("INCOMING", "USER", "TEXT")
                .text("old")
                .state(new MessageState(null, null, "new", false, List.of(), false, null)));
        assertEquals(List.of(new VisibleText.Plain("new")), bubble.text().head());
        assertTrue(bubble.marks().isEdited());
        assertEquals("new", bubble.line());
    }

    @Test
    void deliveryIsShownOfTheBotsMessages() {
        assertEquals("sent", make(outgoing("TEXT", "x", "{}")).marks().delivery());
        assertEquals(
                "delivered",
                make(outgoing("TEXT", "x", "{}").delivered()).marks().delivery());
        Bubble read = make(outgoing("TEXT", "x", "{}").read());
        assertEquals("read", read.marks().delivery());
        assertTrue(read.marks().deliveryTitle().startsWith("Read 5 Mar 2026, 15:0"));
    }

    @Test
    void aRefusedDeliverySaysWhyInThePlatformsWords() {
        Bubble bubble = make(outgoing(
                "TEXT",
                "x",
                "{\"failure\":{\"code\":\"10\",\"subcode\":\"2018278\",\"message\":\"outside of allowed window\"}}"));
        assertEquals("failed", bubble.marks().delivery());
        assertEquals(
                "outside of allowed window (error 10/2018278)", bubble.marks().failure());
    }

    @Test
    void anIntentHasItsConfidenceAndInputs() {
        Bubble bubble = make(conversation
                .message("INCOMING", "USER", "TEXT")
                .text("x")
                .intent("order.status", 0.874, "[{\"name\":\"order\",\"value\":\"17\"}]"));
        Bubble.IntentNote intent = bubble.intent();
        assertNotNull(intent);
        assertEquals("87 %", intent.confidence());
        assertEquals(List.of(new Fact("order", "17")), intent.inputs());
    }

    @Test
    void aReactionWithoutAnEmojiGetsTheOneOfItsName() {
        assertEquals("👍", Bubble.ReactionNote.of("like", null).emoji());
        assertEquals("❤️", Bubble.ReactionNote.of("love", "❤️").emoji());
        assertEquals("other", Bubble.ReactionNote.of("other", null).emoji());
        assertEquals("reaction", Bubble.ReactionNote.of(null, null).emoji());
    }

    @Test
    void revenueIsShownWithItsCurrency() {
        conversation.event("REVENUE", "revenueEvent", "1234.5", "EUR", "{\"orderId\":\"17\"}");
        EventLine event =
                transcriber.event((TranscriptEvent) conversation.entries().getFirst());
        assertEquals("Revenue", event.title());
        assertEquals("", event.name(), "the type's own name says nothing more");
        assertEquals("1,234.50 EUR", event.amount());
        assertEquals(List.of(new Fact("orderId", "17")), event.facts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12|12", "12.5|12.50", "0.001|0.001", "1000000.10|1,000,000.10", "-3|-3"})
    void amountsAreReadable(String amount, String shown) {
        assertEquals(shown, EventLine.amount(new java.math.BigDecimal(amount), null));
    }

    private Media media(String attachment) {
        List<Media> media = incoming("IMAGE", null, "{\"attachments\":[" + attachment + "]}")
                .media();
        assertEquals(1, media.size());
        return media.getFirst();
    }

    private Bubble incoming(String kind, String text, String content) {
        return make(conversation.message("INCOMING", "USER", kind).text(text).content(content));
    }

    private SampleConversation.MessageBuilder outgoing(String kind, String text, String content) {
        return conversation.message("OUTGOING", "BOT", kind).text(text).content(content);
    }

    private Bubble make(SampleConversation.MessageBuilder message) {
        return transcriber.bubble(message.build());
    }
}
