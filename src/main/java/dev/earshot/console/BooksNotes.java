package dev.earshot.console;

import dev.earshot.console.page.HealthView.BooksNote;

/** The books of a bot in words. */
final class BooksNotes {
    private BooksNotes() {}

    static BooksNote of(BotBooks.Totals totals) {
        return new BooksNote(
                Numbers.of(totals.received()),
                Numbers.of(totals.accepted()),
                Numbers.of(totals.rejected()),
                Numbers.of(totals.stored()),
                Numbers.of(totals.duplicates()),
                Numbers.of(totals.pending()),
                totals.isBalanced(),
                totals.isBalanced() ? balanced(totals) : unbalanced(totals));
    }

    private static String balanced(BotBooks.Totals totals) {
        if (totals.received() == 0) {
            return "Nothing has come yet. Every message, event and receipt that comes is counted here, whatever becomes of it.";
        }
        StringBuilder sentence = new StringBuilder("Everything this bot sent is accounted for: of ")
                .append(Numbers.of(totals.received(), "item"))
                .append(", ")
                .append(Numbers.of(totals.accepted()))
                .append(totals.accepted() == 1 ? " was" : " were")
                .append(" accepted and ")
                .append(Numbers.of(totals.rejected()))
                .append(" rejected. Of those accepted, ")
                .append(Numbers.of(totals.stored()))
                .append(totals.stored() == 1 ? " is stored" : " are stored");
        if (totals.duplicates() > 0) {
            sentence.append(", ").append(Numbers.of(totals.duplicates())).append(" came more than once and count once");
        }
        if (totals.pending() > 0) {
            sentence.append(", ").append(Numbers.of(totals.pending())).append(" are on their way into the store");
        }
        return sentence.append('.').toString();
    }

    private static String unbalanced(BotBooks.Totals totals) {
        long decided = totals.accepted() + totals.rejected();
        if (totals.received() != decided) {
            return Numbers.of(totals.received(), "item") + " were received, but " + Numbers.of(decided)
                    + " were decided on. A call may be under way; if it stays so, the server's log says more.";
        }
        long found = totals.stored() + totals.duplicates() + totals.pending();
        return Numbers.of(totals.accepted(), "item") + " were accepted, but " + Numbers.of(found)
                + " are found again. Rebuilding the store from the event log sets it right.";
    }
}
