package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.FoundView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.EventLine;
import dev.earshot.console.show.Quantity;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.report.FoundMessages;
import dev.earshot.report.FoundSessions;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.EventRow;
import java.time.Instant;

/**
 * Messages, events and sessions as rows, each with the way to its place in the transcript.
 *
 * @param namesUsers whether each row says whose it is
 */
record FoundRows(Bot bot, boolean namesUsers) {
    private static final int MAX_TEXT = 240;
    private static final int MAX_WORD = 60;

    FoundView.Row of(FoundMessages.Found row) {
        boolean isIncoming = row.direction().equals("INCOMING");
        String text = row.text() == null || row.text().isBlank() ? FoundWords.word(row.kind()) : row.text();
        String note = row.intent() == null ? "" : row.intent();
        return row(row.user(), row.id().toString(), text, isIncoming ? "in" : "out", note, row.time());
    }

    FoundView.Row of(EventRow row) {
        String amount = row.amount() == null ? "" : " · " + EventLine.amount(row.amount(), row.currency());
        return row(
                row.user(), row.id().toString(), row.name() + amount, "event", FoundWords.word(row.type()), row.time());
    }

    FoundView.Row of(FoundSessions.Found row) {
        String length = row.length().isZero()
                ? ""
                : " in " + Quantity.of((double) row.length().toMillis(), Unit.MILLIS);
        return row(
                row.user(),
                row.opening().toString(),
                Numbers.of(row.messages(), "message") + length,
                "session",
                Numbers.of(row.incoming()) + " in, " + Numbers.of(row.outgoing()) + " out",
                row.start());
    }

    private FoundView.Row row(String user, String id, String text, String side, String note, Instant time) {
        return new FoundView.Row(
                ConversationRows.path(BotLink.of(bot).path() + "/conversations", user) + "&at=" + id,
                namesUsers ? ShownLine.of(user, MAX_WORD) : "",
                ShownLine.of(text, MAX_TEXT),
                side,
                ShownLine.of(note, MAX_WORD),
                new BotTime(bot.timeZone()).full(time),
                BotTime.utc(time));
    }
}
