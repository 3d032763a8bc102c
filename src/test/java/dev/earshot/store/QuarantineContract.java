package dev.earshot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was rejected is kept within bounds; everything else is untouched. */
interface QuarantineContract extends StoreUnderTest {
    Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    long LONG_AGO = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    @Test
    default void whatIsOlderThanTheCutOffGoes() {
        write(rejection("bot_a", 1, -2), rejection("bot_a", 2, -1), rejection(null, 3, 0), rejection("bot_a", 4, 1));
        store().trimQuarantine(NOON.toEpochMilli(), 100);
        assertEquals(List.of(3L, 4L), kept());
    }

    @Test
    default void ofEachBotTheNewestStay() {
        List<QuarantineRow> rows = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            rows.add(rejection(i % 3 == 0 ? "bot_a" : "bot_b", i, i));
        }
        write(rows.toArray(QuarantineRow[]::new));
        store().trimQuarantine(LONG_AGO, 3);
        assertEquals(List.of(24L, 26L, 27L, 28L, 29L, 30L), kept());
    }

    @Test
    default void whatBelongsToNoBotPushesOutNothingOfABot() {
        List<QuarantineRow> rows = new ArrayList<>(List.of(rejection("bot_a", 1, 0)));
        for (int i = 2; i <= 50; i++) {
            rows.add(rejection(null, i, i));
        }
        write(rows.toArray(QuarantineRow[]::new));
        store().trimQuarantine(LONG_AGO, 2);
        assertEquals(List.of(1L, 49L, 50L), kept());
    }

    @Test
    default void whatIsWithinTheBoundsStaysAndTrimmingAgainChangesNothing() {
        write(rejection("bot_a", 1, 0), rejection(null, 2, 0));
        store().trimQuarantine(LONG_AGO, 2);
        store().trimQuarantine(LONG_AGO, 2);
        assertEquals(List.of(1L, 2L), kept());
        store().trimQuarantine(NOON.toEpochMilli() + 1, 2);
        store().trimQuarantine(NOON.toEpochMilli() + 1, 2);
        assertEquals(List.of(), kept());
    }

    @Test
    default void nothingElseChangesWithIt() {
        store().write(NumberedBatch.of(1));
        StoredTables before = StoredTables.of(store());
        store().trimQuarantine(Long.MAX_VALUE, 0);
        StoredTables after = StoredTables.of(store());
        assertEquals(List.of(), after.quarantine());
        assertEquals(before.messages(), after.messages());
        assertEquals(before.events(), after.events());
        assertEquals(before.marks(), after.marks());
        assertEquals(before.userProperties(), after.userProperties());
        assertEquals(before.ledger(), after.ledger(), "what was rejected was rejected, kept or not");
        assertEquals("0-1", store().position());
        assertEquals("0-1", reopen().position());
        assertEquals(List.of(), kept());
    }

    private static QuarantineRow rejection(@Nullable String bot, long sequence, int seconds) {
        return NumberedBatch.rejection(bot, sequence, NOON.plusSeconds(seconds));
    }

    private void write(QuarantineRow... rows) {
        store().write(new StoreBatch(List.of(), List.of(), List.of(), List.of(), List.of(rows), List.of(), "0-1"));
    }

    private List<Long> kept() {
        return StoredTables.of(store()).quarantine().stream()
                .map(QuarantineRow::sequence)
                .toList();
    }
}
