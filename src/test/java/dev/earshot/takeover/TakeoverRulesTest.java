package dev.earshot.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bots are told, how it is signed, and until when Messenger lets a person answer. */
final class TakeoverRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ConversationFacts.Facts UNKNOWN = new ConversationFacts.Facts(null, null, null);

    @Test
    void tellsEachPlatformWhatDashbotPrinted() {
        assertEquals("{\"userId\":\"42\",\"paused\":true}", PauseBody.of("facebook", "42", UNKNOWN, true));
        ConversationFacts.Facts conversation = new ConversationFacts.Facts("room/1", "T1", NOW);
        assertEquals("{\"userId\":\"42\",\"paused\":false}", PauseBody.of("facebook", "42", conversation, false));
        assertEquals("{\"userId\":\"room/1\",\"paused\":true}", PauseBody.of("universal", "42", conversation, true));
        assertEquals(
                "{\"channelId\":\"room/1\",\"teamId\":\"T1\",\"paused\":true}",
                PauseBody.of("slack", "42", conversation, true));
    }

    @Test
    void signsAsDashbotDidAndWithATimeBesideIt() {
        String body = "{\"userId\":\"🍕\",\"paused\":true}";

        Map<String, String> headers =
                Signatures.headers("secret", body, 3, "dlv_1", Instant.ofEpochSecond(1_700_000_000));

        // Worked out with Python's hmac module.
        assertEquals("sha1=ec734759fc3dee88fdba5a56f24c18c95967e68a", headers.get("x-dashbot-signature"));
        assertEquals(
                "t=1700000000,v1=08f5b95c5ce299fcfb457210b996b83a1a1324e7a7867d9da2307f0eae27fd54",
                headers.get("x-earshot-signature"));
        assertEquals("3", headers.get("x-earshot-epoch"));
        assertEquals("dlv_1", headers.get("x-earshot-delivery"));
        assertFalse(Signatures.headers(null, body, 3, "dlv_1", NOW).containsKey("x-dashbot-signature"));
    }

    @ParameterizedTest
    @CsvSource({"0,OPEN", "86399,OPEN", "86400,PEOPLE_ONLY", "604799,PEOPLE_ONLY", "604800,CLOSED", "9999999,CLOSED"})
    void messengersWindowClosesInTwoSteps(long seconds, SendWindow expected) {
        assertEquals(expected, SendWindow.at(NOW.minus(Duration.ofSeconds(seconds)), NOW));
        assertEquals(SendWindow.OPEN, SendWindow.at(null, NOW), "Messenger knows");
    }

    @Test
    void aMessageSaysOneThing() {
        assertTrue(AgentText.of("hello").fault().isEmpty());
        assertTrue(AgentText.of("  ").fault().isPresent());
        assertTrue(AgentText.of("x".repeat(2_000)).fault().isEmpty());
        assertTrue(AgentText.of("x".repeat(2_001)).fault().isPresent());
        assertTrue(new AgentText("", List.of(), "https://a.example/a.png", "image", null)
                .fault()
                .isEmpty());
        assertTrue(new AgentText("both", List.of(), "https://a.example/a.png", "image", null)
                .fault()
                .isPresent());
        assertTrue(new AgentText("", List.of(), "http://a.example/a.png", "image", null)
                .fault()
                .isPresent());
        assertTrue(new AgentText("a", List.of("x".repeat(21)), "", "image", null)
                .fault()
                .isPresent());
        AgentText written = new AgentText("a \"🍕\"", List.of("Yes", "No"), "", "image", null);
        assertEquals(written, AgentText.parse(written.toContent()));
    }
}
