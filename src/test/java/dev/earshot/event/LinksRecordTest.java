package dev.earshot.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The record of touches, identity links and named users as it was written first: whatever becomes of the program, it reads it. */
class LinksRecordTest {
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Identifier USER = new Identifier("fb_user_id", "123456789");
    private static final Identifier DEVICE = new Identifier("idfa", "6D92078A-8246-4BA4-AE5B-76104861E7DC");

    private static Header header(long number) {
        return new Header(
                new EventId(7, number), TIME, "facebook", "123456789", null, null, null, "kochava", null, null, "{}");
    }

    private static Intake intake() {
        return new Intake(
                new BotId("bot_0123456789abcdefghij"),
                TIME,
                List.of(
                        new Touch(
                                header(1),
                                Touch.Kind.CLICK,
                                Touch.Traffic.REPEAT,
                                "kobot-1-0123456789abc",
                                "221",
                                "site",
                                "sub",
                                "creative",
                                "click",
                                "link",
                                "rule",
                                List.of(USER, DEVICE),
                                "203.0.113.7",
                                "Mozilla/5.0 caf\u00e9 \ud83d\ude00",
                                "{\"cp_0\":\"a\"}"),
                        new Touch(
                                header(2),
                                Touch.Kind.IMPRESSION,
                                Touch.Traffic.CRAWLER,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null),
                        new IdentityLink(header(3), List.of(USER, DEVICE)),
                        new BotEvent(
                                header(4),
                                BotEvent.Type.REVENUE,
                                "Purchase",
                                new BigDecimal("100"),
                                "USD",
                                null,
                                "{}",
                                List.of(USER))),
                List.of());
    }

    @Test
    void readsTheRecordAsItWasWrittenFirst() throws Exception {
        assertEquals(intake(), EventCodec.decode(FirstVersionTest.bytes("record-v1-links.hex")));
    }

    /** If this fails the format has changed: keep the old record, add a new one, and think of older programs. */
    @Test
    void stillWritesItTheSame() throws Exception {
        assertArrayEquals(FirstVersionTest.bytes("record-v1-links.hex"), EventCodec.encode(intake()));
    }

    @Test
    void aLinkJoinsTwoIdentifiersOrMoreAndEachOnce() {
        assertThrows(IllegalArgumentException.class, () -> new IdentityLink(header(1), List.of(USER)));
        assertThrows(IllegalArgumentException.class, () -> new IdentityLink(header(1), List.of(USER, USER)));
    }

    @Test
    void anIdentifierHasATypeAndAValue() {
        assertThrows(IllegalArgumentException.class, () -> new Identifier("", "1"));
        assertThrows(IllegalArgumentException.class, () -> new Identifier("idfa", ""));
    }
}
