package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.store.QuarantineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class QuarantineTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows rows = ROWS.newBot();
    private final Quarantine quarantine = new Quarantine(ROWS.store());

    @Test
    void listsFindsAndPagesTheCallsOfABot() {
        List<QuarantineRow> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            expected.add(0, rows.rejection(rows.bot, i / 10, i % 5 == 0 ? "BAD_JSON" : "MISSING_FIELD"));
        }
        rows.write();
        List<QuarantineRow> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<QuarantineRow> page = quarantine.list(rows.bot, new QuarantineFilter(null, 10, cursor));
            paged.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertEquals(expected, paged);
        assertEquals(
                5,
                quarantine
                        .list(rows.bot, new QuarantineFilter("BAD_JSON", 10, null))
                        .items()
                        .size());
        QuarantineRow one = expected.get(7);
        assertEquals(Optional.of(one), quarantine.find(rows.bot, one.id()));
        assertEquals(Optional.of(expected.getFirst()), quarantine.newest(rows.bot));
    }

    @Test
    void callsOfNoBotAreNobodyElses() {
        QuarantineRow ofNobody = rows.rejection(null, 1, "UNKNOWN_API_KEY");
        QuarantineRow ours = rows.rejection(rows.bot, 2, "BAD_JSON");
        rows.write();
        assertEquals(Optional.of(ofNobody), quarantine.newest(null));
        assertEquals(Optional.of(ofNobody), quarantine.find(null, ofNobody.id()));
        assertEquals(Optional.empty(), quarantine.find(rows.bot, ofNobody.id()));
        assertEquals(Optional.empty(), quarantine.find(null, ours.id()));
        assertEquals(
                List.of(ofNobody),
                quarantine.list(null, new QuarantineFilter(null, 10, null)).items());
        assertEquals(Optional.empty(), quarantine.newest("no-bot"));
    }

    @Test
    void refusesCursorsThatItDidNotGive() {
        QuarantineFilter strange = new QuarantineFilter(null, 10, "strange");
        assertThrows(BadCursorException.class, () -> quarantine.list(rows.bot, strange));
    }
}
