package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.store.EventRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class EventsTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows rows = ROWS.newBot();
    private final Events events = new Events(ROWS.store());

    @Test
    void restrictsByUserTypeNameAndTime() {
        EventRow buy = rows.event("ann", 1, "REVENUE", "buy", "5", "EUR");
        EventRow share = rows.event("ann", 2, "SHARE", "share");
        EventRow ofBob = rows.event("bob", 3, "REVENUE", "buy", "7.10", null);
        rows.write();
        assertEquals(List.of(ofBob.id(), share.id(), buy.id()), list(null, null, null, null, null));
        assertEquals(List.of(share.id(), buy.id()), list(null, null, "ann", null, null));
        assertEquals(List.of(ofBob.id(), buy.id()), list(null, null, null, "REVENUE", null));
        assertEquals(List.of(share.id()), list(null, null, null, null, "share"));
        assertEquals(List.of(share.id()), list(at(2), at(3), null, null, null));
        assertEquals(List.of(), list(null, null, "a%", null, null));
        assertEquals(3, list(Instant.MIN, Instant.MAX, null, null, null).size());
    }

    @Test
    void pagesThroughManyEventsOfTheSameTime() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            all.add(rows.event("ann", i / 20, "CUSTOM", "e").id());
        }
        Collections.reverse(all);
        rows.write();
        List<UUID> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<TranscriptEvent> page =
                    events.list(rows.bot, new EventFilter(null, null, null, null, null, 10, cursor));
            page.items().forEach(event -> paged.add(event.id()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(all, paged);
    }

    @Test
    void keepsBotsApartAndRefusesStrangeCursors() {
        BotRows other = ROWS.newBot();
        other.event("ann", 1, "CUSTOM", "theirs");
        other.write();
        assertEquals(List.of(), list(null, null, null, null, null));
        EventFilter strange = new EventFilter(null, null, null, null, null, 10, "strange");
        assertThrows(BadCursorException.class, () -> events.list(rows.bot, strange));
    }

    private List<UUID> list(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String user,
            @Nullable String type,
            @Nullable String name) {
        return events.list(rows.bot, new EventFilter(from, to, user, type, name, 100, null)).items().stream()
                .map(TranscriptEvent::id)
                .toList();
    }
}
