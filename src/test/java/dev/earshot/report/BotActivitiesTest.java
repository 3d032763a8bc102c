package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BotActivitiesTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows busy = ROWS.newBot();
    private final BotRows calm = ROWS.newBot();
    private final BotRows silent = ROWS.newBot();
    private final BotActivities activities = new BotActivities(ROWS.store());

    @Test
    void tellsOfEachBotHowManyMessagesItHasAndTheLast() {
        busy.incoming("ann", 1).text("hello").add();
        busy.outgoing("ann", 5).text("hi Ann").add();
        busy.incoming("bob", 3).text("a question").add();
        busy.event("ann", 9, "CUSTOM", "is no message");
        busy.write();
        calm.incoming("ann", 5).text("at the same time as another bot's").add();
        calm.incoming("ann", 5).text("a picture").kind("IMAGE").add();
        calm.incoming("ann", 3).text("at the time of another bot's").add();
        calm.write();

        assertEquals(
                Map.of(
                        busy.bot, new BotActivity(3, at(5), "hi Ann", "TEXT"),
                        calm.bot, new BotActivity(3, at(5), "a picture", "IMAGE")),
                activities.of(List.of(busy.bot, calm.bot, silent.bot)));
    }

    @Test
    void takesTheNewestWordingOfItsOwnBotsMessage() {
        busy.incoming("ann", 1).text("before").messageId("m_1").add();
        busy.mark("EDITED", "ann", 2).messageId("m_1").value("after").add();
        busy.write();
        calm.incoming("ann", 1).text("unchanged").messageId("m_1").add();
        calm.write();

        Map<String, BotActivity> found = activities.of(List.of(busy.bot, calm.bot));
        assertEquals("after", found.get(busy.bot).lastText());
        assertEquals("unchanged", found.get(calm.bot).lastText());
    }

    @Test
    void tellsNothingOfBotsThatNobodyAskedFor() {
        busy.incoming("ann", 1).add();
        busy.write();
        assertEquals(Map.of(), activities.of(List.of(silent.bot)));
        assertEquals(Map.of(), activities.of(List.of()));
    }
}
