package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.report.Identities.Identity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentitiesTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private final BotRows rows = STORED.newBot();
    private final Identities identities = new Identities(STORED.store());

    @Test
    void areThePlatformsAndPagesThatNamedTheUserTheNewestFirst() {
        rows.incoming("ann", 1).page("p1").add();
        rows.outgoing("ann", 4).page("p1").add();
        rows.incoming("ann", 2).page("p2").add();
        rows.incoming("ann", 3).platform("webchat").add();
        rows.event("ann", 9, "CUSTOM", "names no page");
        rows.incoming("bob", 20).page("p3").add();
        rows.write();
        assertEquals(
                List.of(
                        new Identity("facebook", null, at(9), at(9), 1),
                        new Identity("facebook", "p1", at(1), at(4), 2),
                        new Identity("webchat", null, at(3), at(3), 1),
                        new Identity("facebook", "p2", at(2), at(2), 1)),
                identities.of(rows.bot, "ann"));
        assertEquals(List.of(), identities.of(rows.bot, "nobody"));
        assertEquals(List.of(), identities.of(STORED.newBot().bot, "ann"));
    }
}
