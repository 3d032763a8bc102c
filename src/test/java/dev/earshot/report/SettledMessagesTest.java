package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.intents.Intents;
import dev.earshot.report.usage.Overview;
import dev.earshot.store.MessageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What comes when messages are settled already counts nevertheless. Each question is asked of a store that settles and of one
 * that does not, and both must answer the same; what they must answer is said here.
 */
class SettledMessagesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final BotRows bot = STORED.newBot();
    private final Overview overview = new Overview(STORED.store());

    @Test
    void aMessageThatComesLateWithAnEarlierTimeJoinsTheTalk() {
        bot.incoming("ann", 0).add();
        bot.outgoing("ann", 3000).add();
        bot.write();
        settle();
        assertEquals(2, totals().sessions(), "50 minutes of silence lie between");

        bot.incoming("ann", 1500).add();
        bot.write();

        Overview.Totals totals = totals();
        assertEquals(1, totals.sessions(), "25 minutes each are no silence");
        assertEquals(3_000_000, totals.sessionMillis());
        assertEquals(1_500_000, totals.answerMillis().orElseThrow());
        settle();
        assertEquals(totals, totals());
    }

    @Test
    void aMarkOfASettledMessageCounts() {
        MessageRow missed = bot.incoming("ann", 0).text("flarp").add();
        bot.outgoing("ann", 1).add();
        bot.incoming("ann", HOUR.toSeconds()).add();
        bot.write();
        settle();
        assertEquals(0, totals().notHandled());

        bot.mark("NOT_HANDLED", "ann", 2).of(missed).add();
        bot.mark("INTENT", "ann", 2).of(missed).value("order").add();
        bot.write();

        assertEquals(1, totals().notHandled());
        assertEquals(1, intents());
    }

    @Test
    void aMarkThatIsMuchLaterThanItsMessageCountsWhenItIsOverItself() {
        MessageRow message = bot.incoming("ann", 0).text("flarp").add();
        bot.write();
        settle();
        bot.mark("INTENT", "ann", 20 * HOUR.toSeconds())
                .of(message)
                .value("order")
                .add();
        bot.write();

        settle();

        assertEquals(1, intents());
    }

    @Test
    void aSessionGoesOnBeyondWhatIsSettled() {
        for (int i = 0; i < 10; i++) {
            bot.incoming("ann", 600.0 * i).add();
            bot.write();
            STORED.store().settle(BotRows.at(600.0 * i - 1));
            assertEquals(1, totals().sessions());
            assertEquals(i + 1, totals().sessionMessages());
        }
    }

    @Test
    void whoTurnsOutToHaveComeEarlierIsNewThen() {
        bot.incoming("ann", 2 * 86_400).add();
        bot.incoming("bob", 2 * 86_400).add();
        bot.write();
        settle();
        assertEquals(List.of(0L, 0L, 2L), newUsers());

        bot.outgoing("ann", 86_400).add();
        bot.write();

        assertEquals(List.of(0L, 1L, 1L), newUsers());
        settle();
        assertEquals(List.of(0L, 1L, 1L), newUsers());
    }

    @Test
    void whateverComesInWhateverOrderIsReadTheSame() {
        long seed = Long.getLong("earshot.seed", new Random().nextLong());
        System.out.println("SettledMessagesTest, seed " + seed);
        Random random = new Random(seed);
        List<MessageRow> written = new ArrayList<>();
        for (int round = 0; round < 25; round++) {
            double now = round * 7200.0;
            for (int i = 0; i < 8; i++) {
                String user = "user" + random.nextInt(5);
                double time = random.nextInt(5) == 0 ? now * random.nextDouble() : now + random.nextInt(7200);
                MessageDraft draft = random.nextBoolean() ? bot.incoming(user, time) : bot.outgoing(user, time);
                if (random.nextInt(3) == 0) {
                    draft.session("s" + random.nextInt(3));
                }
                written.add(draft.add());
            }
            MessageRow marked = written.get(random.nextInt(written.size()));
            double soonAfter = Duration.between(BotRows.at(0), marked.time()).toSeconds() + random.nextInt(3000);
            bot.mark("NOT_HANDLED", marked.user(), soonAfter).of(marked).add();
            bot.write();
            totals();
            newUsers();
        }
        assertTrue(totals().sessions() > 10, "enough to compare, seed " + seed);
    }

    private ReportQuestion march() {
        return bot.question("2026-03-05", "2026-03-07", "UTC", Map.of());
    }

    private Overview.Totals totals() {
        return overview.totals(march());
    }

    private long intents() {
        return new Intents(STORED.store()).totals(march()).understood();
    }

    private List<Long> newUsers() {
        return overview.series(march()).stream().map(Overview.Step::newUsers).toList();
    }

    private static void settle() {
        while (STORED.store().settle(Instant.parse("2027-01-01T00:00:00Z"))) {
            // of all bots, one after the other
        }
    }
}
