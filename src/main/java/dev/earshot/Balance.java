package dev.earshot;

import dev.earshot.event.BotId;
import dev.earshot.event.RejectReason;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.ingest.Books;
import dev.earshot.ingest.Counts;
import dev.earshot.ingest.OpeningBalance;
import dev.earshot.projection.Projector;
import dev.earshot.report.Ledger;
import dev.earshot.report.LedgerTotals;
import dev.earshot.store.Store;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both sides of the books, since the first record: {@code received = accepted + rejected} is counted where calls are
 * answered, {@code stored + duplicates} where rows are written, and what was before this process is opened from the log and
 * the store. That the two sides meet is a fact that a lost or doubled event would break.
 */
final class Balance implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Balance.class);

    private static final LedgerTotals NOTHING = new LedgerTotals(0, 0, 0);

    private final Books books;
    private final EventLog eventLog;
    private final Projector projector;
    private final Ledger ledger;
    private final LogPosition openedAt;
    private final LogPosition endAtStart;
    private final Map<String, LedgerTotals> storedAtStart;
    private final Thread counting;
    private volatile Map<String, Counts> tailAtStart = Map.of();
    private volatile boolean isOpened;

    /** To be made before the projector writes and the server listens. */
    Balance(Books books, EventLog eventLog, Store store, Projector projector) {
        this.books = books;
        this.eventLog = eventLog;
        this.projector = projector;
        this.ledger = new Ledger(store);
        this.openedAt = LogPosition.parse(store.position());
        this.endAtStart = eventLog.end();
        this.storedAtStart = ledger.byBot();
        this.counting = Thread.ofPlatform().name("opening-balance").daemon().unstarted(this::countTail);
    }

    void start() {
        counting.start();
    }

    /**
     * What stands in the books of one bot, since its first call.
     *
     * @param rejectedByReason of those rejected since this process started, or shortly before
     * @param pending accepted and not yet in the store
     * @param isCaughtUp whether the store has everything that the log has, and the books have been opened
     */
    record Sheet(
            long received,
            long accepted,
            long rejected,
            Map<RejectReason, Long> rejectedByReason,
            long stored,
            long duplicates,
            long pending,
            boolean isCaughtUp) {

        boolean isBalanced() {
            return received == accepted + rejected && (isCaughtUp ? pending == 0 : pending >= 0);
        }
    }

    Sheet of(String bot) {
        // In this order: what is stored while we look makes pending too large, never negative.
        boolean isCaughtUp = isOpened && projector.isCaughtUp();
        LedgerTotals now = ledger.of(bot);
        LedgerTotals before = storedAtStart.getOrDefault(bot, NOTHING);
        Counts counts = tailAtStart.getOrDefault(bot, Counts.NONE).plus(books.of(bot));
        long acceptedBefore = before.stored() + before.duplicates();
        long accepted = acceptedBefore + counts.accepted();
        return new Sheet(
                acceptedBefore + before.quarantined() + counts.received(),
                accepted,
                before.quarantined() + counts.rejectedTotal(),
                counts.rejected(),
                now.stored(),
                now.duplicates(),
                accepted - now.stored() - now.duplicates(),
                isCaughtUp);
    }

    dev.earshot.api.BotBooks.Balance forApi(BotId bot) {
        Sheet sheet = of(bot.value());
        return new dev.earshot.api.BotBooks.Balance(
                sheet.received,
                sheet.accepted,
                sheet.rejected,
                sheet.rejectedByReason,
                sheet.stored,
                sheet.duplicates,
                sheet.pending,
                sheet.isCaughtUp,
                sheet.isBalanced());
    }

    dev.earshot.console.BotBooks.Totals forConsole(BotId bot) {
        Sheet sheet = of(bot.value());
        return new dev.earshot.console.BotBooks.Totals(
                sheet.received, sheet.accepted, sheet.rejected, sheet.stored, sheet.duplicates, sheet.pending);
    }

    private void countTail() {
        try {
            tailAtStart = OpeningBalance.count(eventLog, openedAt, endAtStart);
            isOpened = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("the books could not be opened from the log", e);
        }
    }

    @Override
    public void close() {
        counting.interrupt();
        try {
            counting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
