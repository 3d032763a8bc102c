package dev.earshot.report.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JourneysTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private final BotRows rows = STORED.newBot();
    private final Journeys journeys = new Journeys(
            STORED.store(),
            bot -> new CampaignNames.Names(
                    List.of(new CampaignNames.Tracker("t1", "Story", "s1", "Instagram", "c1", "Spring")),
                    List.of(new CampaignNames.Link("l1", "Window"))));

    @Test
    void aPersonsTouchesAreThoseOfAllWhoAreThem() {
        rows.knownAs("ann", 1, "idfa", "A");
        rows.knownAs("device", 2, "idfa", "A");
        rows.touch(10).user("device").campaign("t1").network("221").impression().add();
        rows.touch(20).campaign("t9").link("l1").clickId("partner-1").add();
        rows.event("ann", 30, "REFERRAL", "referral", null, null, "{\"ref\":\"partner-1\"}");
        rows.touch(40).user("bob").campaign("t1").add();
        rows.touch(50).user("device").traffic("CRAWLER").add();
        rows.write();

        Journeys.Journey journey = journeys.of(rows.bot, "ann");

        assertEquals(List.of("device"), journey.others());
        assertEquals(
                List.of(
                        new Journeys.Known("device", "idfa", "A", BotRows.at(2)),
                        new Journeys.Known("ann", "idfa", "A", BotRows.at(1))),
                journey.identifiers());
        assertEquals(
                List.of(
                        new Journeys.Touched(BotRows.at(20), true, "", "Window", null),
                        new Journeys.Touched(BotRows.at(10), false, "Spring", "", "221")),
                journey.touches());
    }

    @Test
    void ofWhomNothingIsKnownThereIsNothing() {
        rows.knownAs("ann", 1, "idfa", "A");
        rows.write();

        assertEquals(new Journeys.Journey(List.of(), List.of(), List.of()), journeys.of(rows.bot, "nobody"));
    }
}
