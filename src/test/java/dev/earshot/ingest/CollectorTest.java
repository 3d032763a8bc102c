package dev.earshot.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import dev.earshot.event.Intake;
import dev.earshot.event.Message;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Rejection;
import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.WireRequest;
import dev.earshot.wire.dashbot.DashbotDialect;
import dev.earshot.wire.kochava.TrackDialect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final BotId BOT = new BotId("bot_one");
    private static final BotId FORMER = new BotId("bot_former");
    private static final String KEY = "apiKey=the-key-of-bot-one&";
    private static final String FACEBOOK = KEY + "type=incoming&platform=facebook";
    private static final String ONE_MESSAGE = """
            {"object":"page","entry":[{"id":"9","time":1700000000000,"messaging":[{"sender":{"id":"7"},"recipient":{"id":"9"},\
            "timestamp":1700000000000,"message":{"mid":"m_1","text":"Hi, bot"}}]}]}""";

    private static final String KOCHAVA_EVENT = "{\"kochava_app_id\":\"the-key-of-bot-one\",\"action\":\"event\","
            + "\"data\":{\"event_name\":\"View\",\"device_ids\":{\"fb_user_id\":\"7\"}}}";

    private final InMemoryLog log = new InMemoryLog();
    private final HeldLog held = new HeldLog(log);
    private final Books books = new Books();
    private final List<String> answers = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private boolean isSigned = true;
    private Dialect dialect = new DashbotDialect();
    private Collector collector = collector(1_000_000);

    private Collector collector(long budgetBytes) {
        return new Collector(
                new TwoKeys(),
                held,
                books,
                new QuarantineBudget(budgetBytes, 0, () -> NOW),
                InstantSource.fixed(NOW),
                () -> new EventId(0, ids.incrementAndGet()));
    }

    @AfterEach
    void whatWasReceivedWasAcceptedOrRejected() {
        Counts all = books.all();
        assertEquals(all.received(), all.accepted() + all.rejectedTotal(), "the books balance after every test");
    }

    @Test
    void answersOnlyOnceTheRecordIsDurable() throws Exception {
        held.hold();

        collect(FACEBOOK, ONE_MESSAGE);
        assertEquals(List.of(), answers, "not before the log has answered");
        held.letGo();

        assertEquals(List.of("200 {\"success\":true}"), answers);
        Intake intake = Logged.intakes(log).getFirst();
        assertEquals("Hi, bot", ((Message) intake.events().getFirst()).text());
        assertEquals(Instant.parse("2026-11-22T10:00:00.123Z"), intake.receivedAt());
        assertEquals(1, books.of(BOT.value()).accepted());
    }

    @Test
    void rejectsAnUnknownApiKeyWithTheTrackersOwnWords() throws Exception {
        collect("apiKey=nobodys&type=incoming&platform=facebook", ONE_MESSAGE);

        assertEquals(List.of("400 {\"success\":false,\"errors\":[{\"message\":\"unknown 'apiKey'\"}]}"), answers);
        assertNull(Logged.intakes(log).getFirst().bot());
        assertEquals(RejectReason.UNKNOWN_API_KEY, rejection().reason());
        assertEquals(
                Map.of(RejectReason.UNKNOWN_API_KEY, 1L), books.of(Books.NO_BOT).rejected());
    }

    @Test
    void findsTheBotByWhatADialectHasInThePlaceOfAKey() throws Exception {
        dialect = TrackDialect.events();
        collect("", KOCHAVA_EVENT);

        assertEquals(List.of("200 {\"success\":\"1\"}"), answers);
        assertEquals(1, books.of(BOT.value()).accepted());
    }

    @Test
    void saysInTheDialectsOwnWordsThatAnAppIsUnknownOrMissing() throws Exception {
        dialect = TrackDialect.events();
        collect("", KOCHAVA_EVENT.replace("the-key-of-bot-one", "konobodys"));
        collect("", "{\"action\":\"event\"}");

        assertEquals(
                List.of(
                        "400 {\"success\":\"0\",\"error\":\"unknown 'kochava_app_id'\"}",
                        "400 {\"success\":\"0\",\"error\":\"missing 'kochava_app_id'\"}"),
                answers);
        assertEquals(
                Map.of(RejectReason.UNKNOWN_API_KEY, 1L, RejectReason.MISSING_API_KEY, 1L),
                books.of(Books.NO_BOT).rejected());
    }

    @Test
    void aBodyThatCannotBeReadIsNamedAsThatRatherThanAsWithoutAnApp() throws Exception {
        dialect = TrackDialect.events();
        collect("", "{\"action\": oops}");
        collect("", "{\"action\":\"ev", RejectReason.TOO_LARGE);

        assertTrue(answers.get(0).startsWith("400 {\"success\":\"0\",\"error\":\"not valid JSON"), answers.toString());
        assertEquals("413 {\"success\":\"0\",\"error\":\"the body is too large\"}", answers.get(1));
        assertEquals("{\"action\": oops}", rejection().body());
    }

    @Test
    void aCallThatIsNotSignedAsItsBotDemandsIsRefusedAndKept() throws Exception {
        isSigned = false;
        collect(FACEBOOK, ONE_MESSAGE);

        assertTrue(answers.getFirst().startsWith("401 {\"success\":false"), answers.toString());
        assertEquals(RejectReason.BAD_SIGNATURE, rejection().reason());
        assertEquals(BOT, Logged.intakes(log).getFirst().bot());
        assertEquals(1, books.of(BOT.value()).rejectedTotal());
    }

    @Test
    void rejectsAMissingApiKey() throws Exception {
        collect("apiKey=&type=incoming&platform=facebook", ONE_MESSAGE);

        assertEquals(List.of("400 {\"success\":false,\"errors\":[{\"message\":\"missing 'apiKey'\"}]}"), answers);
        assertEquals(RejectReason.MISSING_API_KEY, rejection().reason());
    }

    @Test
    void aCallWithAKeyThatNoLongerWorksIsShownToTheBotWhoseKeyItWas() throws Exception {
        collect("apiKey=former&type=incoming&platform=facebook", ONE_MESSAGE);

        assertTrue(answers.getFirst().contains("unknown 'apiKey'"), answers.toString());
        assertEquals(FORMER, Logged.intakes(log).getFirst().bot());
        assertEquals(1, books.of(FORMER.value()).rejectedTotal());
    }

    @Test
    void keepsWhatIsNoJsonWithItsReasonAndItsPlace() throws Exception {
        collect(FACEBOOK, "{\"object\":\n oops}");

        assertTrue(answers.getFirst().startsWith("400 {\"success\":false"), answers.toString());
        assertTrue(answers.getFirst().contains("line 2"), answers.toString());
        assertEquals(RejectReason.BAD_JSON, rejection().reason());
        assertEquals("{\"object\":\n oops}", rejection().body());
        assertFalse(
                rejection().target().contains("the-key-of-bot-one"), rejection().target());
        assertTrue(rejection().target().contains("type=incoming"), rejection().target());
    }

    @Test
    void aValidItemBesideABrokenOneCounts() throws Exception {
        collect(FACEBOOK, """
                {"object":"page","entry":[{"id":"9","time":1700000000000,"messaging":[
                {"sender":{"id":"7"},"recipient":{"id":"9"},"timestamp":1700000000000,"message":{"mid":"m_1","text":"Hi"}},
                "this is no item"]}]}""");

        assertTrue(answers.getFirst().startsWith("400 "), answers.toString());
        assertEquals(1, Logged.intakes(log).getFirst().events().size());
        assertEquals(1, Logged.intakes(log).getFirst().rejections().size());
        assertEquals(2, books.of(BOT.value()).received());
        assertEquals(1, books.of(BOT.value()).accepted());
    }

    @Test
    void anEmptyListOfEntriesIsTakenAndKeepsNothing() throws Exception {
        collect(FACEBOOK, "{\"object\":\"page\",\"entry\":[]}");

        assertEquals(List.of("200 {\"success\":true}"), answers);
        assertEquals(List.of(), Logged.intakes(log));
    }

    @Test
    void namesWhatIsWrongWithABodyThatIsNotWhole() throws Exception {
        collect(FACEBOOK, "{\"beginning\":", RejectReason.TOO_LARGE);
        collect(FACEBOOK, "{", RejectReason.TOO_SLOW);
        collect(FACEBOOK, "?", RejectReason.BAD_ENCODING);

        assertEquals(
                List.of("413", "408", "400"),
                answers.stream().map(answer -> answer.substring(0, 3)).toList());
        assertTrue(rejection().isCut());
        assertEquals("{\"beginning\":", rejection().body());
    }

    @Test
    void answers503AndCountsWhatTheLogCouldNotTake() throws Exception {
        held.fail();

        collect(FACEBOOK, ONE_MESSAGE);

        assertTrue(answers.getFirst().startsWith("503 {\"success\":false"), answers.toString());
        assertTrue(answers.getFirst().contains("disk full"), answers.toString());
        assertEquals(
                Map.of(RejectReason.LOG_UNAVAILABLE, 1L), books.of(BOT.value()).rejected());
        assertEquals(List.of(), Logged.intakes(log));
    }

    @Test
    void aMistakeStaysTheCallersEvenIfItCannotBeKept() {
        held.fail();

        collect(FACEBOOK, "no json");

        assertTrue(answers.getFirst().startsWith("400 "), answers.toString());
    }

    @Test
    void keepsNoMoreRubbishThanTheBudgetAllows() throws Exception {
        collector = collector(1_000);
        for (int i = 0; i < 100; i++) {
            collect("apiKey=nobodys&type=incoming", "x".repeat(100));
        }

        assertEquals(100, answers.size(), "every call is answered");
        assertEquals(100, books.of(Books.NO_BOT).rejectedTotal(), "every call is counted");
        assertEquals(3, Logged.intakes(log).size(), "and what fits is kept");
    }

    @Test
    void theBudgetOfOneBotIsNotSpentByStrangers() throws Exception {
        collector = collector(1_000);
        for (int i = 0; i < 100; i++) {
            collect("apiKey=nobodys&type=incoming", "x".repeat(100));
        }
        collect(FACEBOOK, "no json");

        assertEquals(BOT, Logged.intakes(log).getLast().bot());
    }

    @Test
    void tellsTheFirstOfManyFaultsAndHowManyMoreThereAre() throws Exception {
        collect(FACEBOOK, "{\"entry\":[{\"messaging\":[" + "7,".repeat(4_000) + "7]}]}");

        assertTrue(answers.getFirst().startsWith("400 "), answers.getFirst());
        assertTrue(answers.getFirst().endsWith("{\"message\":\"and 3981 more\"}]}"), answers.getFirst());
        assertTrue(answers.getFirst().length() < 2_000, answers.getFirst());
        assertEquals(4_001, books.of(BOT.value()).rejectedTotal(), "every one is counted");
    }

    @Test
    void refusesABodyWhoseEventsFillMoreThanARecord() throws Exception {
        String item = "{\"sender\":{\"id\":\"7\"},\"message\":{\"text\":\"x\"}}";
        collect(
                FACEBOOK,
                "{\"platformUserJson\":{\"a\":\"" + "x".repeat(2_000_000) + "\"},\"entry\":[{\"messaging\":["
                        + (item + ",").repeat(6) + item + "]}]}");

        assertTrue(answers.getFirst().startsWith("413 "), answers.getFirst());
        assertEquals(Map.of(RejectReason.TOO_LARGE, 1L), books.of(BOT.value()).rejected());
        assertEquals(List.of(), Logged.intakes(log).getFirst().events());
        assertTrue(rejection().isCut());
    }

    @Test
    void keepsTheBeginningOfWhatIsLongAndCutsNoCharacterInHalf() throws Exception {
        for (String shift : List.of("", "x")) {
            collect(FACEBOOK, shift + "\ud83d\ude00".repeat(Refusals.MAX_KEPT_CHARACTERS));
        }

        for (Intake intake : Logged.intakes(log)) {
            Rejection kept = intake.rejections().getFirst();
            assertTrue(kept.isCut());
            assertTrue(
                    kept.body().length() > Refusals.MAX_KEPT_CHARACTERS - 2,
                    "length " + kept.body().length());
            assertTrue(kept.body().endsWith("\ud83d\ude00"), "the end is whole");
        }
        assertEquals(2, answers.size());
    }

    @Test
    void aDecoderThatFailsCostsNeitherTheAnswerNorTheBody() throws Exception {
        dialect = new Dialect() {
            @Override
            public Decoded decode(WireRequest request) {
                throw new IllegalStateException("a fault of ours");
            }

            @Override
            public String acceptance() {
                return new DashbotDialect().acceptance();
            }

            @Override
            public String refusal(List<String> messages) {
                return new DashbotDialect().refusal(messages);
            }
        };
        collect(FACEBOOK, ONE_MESSAGE);

        assertTrue(answers.getFirst().startsWith("500 {\"success\":false"), answers.getFirst());
        assertFalse(answers.getFirst().contains("a fault of ours"), "what went wrong inside is for the log");
        assertEquals(RejectReason.INTERNAL_ERROR, rejection().reason());
        assertEquals(ONE_MESSAGE, rejection().body());
    }

    @Test
    void masksSecretsOfWhatItRejects() throws Exception {
        collect(
                "apiKey=nobodys&access_token=EAAcanary1234567890&type=outgoing",
                "{\"qs\":{\"access_token\":\"EAAcanary1234567890\"},");

        assertFalse(rejection().body().contains("EAAcanary"), rejection().body());
        assertFalse(rejection().target().contains("EAAcanary"), rejection().target());
    }

    private Rejection rejection() throws InterruptedException {
        return Logged.intakes(log).getFirst().rejections().getFirst();
    }

    private void collect(String query, String body) {
        collect(query, body, null);
    }

    private void collect(String query, String body, @Nullable RejectReason broken) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                continue;
            }
            parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        collector.collect(
                new Call(dialect, "/track?" + query, parameters, bytes, broken),
                (status, json) -> answers.add(status + " " + json));
    }

    private final class TwoKeys implements KeyRing {
        @Override
        public @Nullable BotId find(String apiKey) {
            return apiKey.equals("the-key-of-bot-one") ? BOT : null;
        }

        @Override
        public @Nullable BotId findFormer(String apiKey) {
            return apiKey.equals("former") ? FORMER : null;
        }

        @Override
        public boolean isSigned(BotId bot, Call call) {
            return isSigned;
        }
    }
}
