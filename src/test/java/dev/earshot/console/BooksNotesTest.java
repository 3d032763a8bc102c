package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.console.page.HealthView.BooksNote;
import org.junit.jupiter.api.Test;

class BooksNotesTest {

    @Test
    void balancedBooksSaySo() {
        BooksNote note = BooksNotes.of(new BotBooks.Totals(1_215, 1_213, 2, 1_190, 21, 2));
        assertTrue(note.isBalanced());
        assertEquals(
                "Everything this bot sent is accounted for: of 1,215 items, 1,213 were accepted and 2 rejected. Of those "
                        + "accepted, 1,190 are stored, 21 came more than once and count once, 2 are on their way into the "
                        + "store.",
                note.sentence());
    }

    @Test
    void emptyBooksSayWhatWillFillThem() {
        assertTrue(
                BooksNotes.of(new BotBooks.Totals(0, 0, 0, 0, 0, 0)).sentence().startsWith("Nothing has come yet."));
    }

    @Test
    void aMessageThatIsNowhereShows() {
        BooksNote note = BooksNotes.of(new BotBooks.Totals(10, 10, 0, 9, 0, 0));
        assertFalse(note.isBalanced());
        assertTrue(note.sentence().contains("10 items were accepted, but 9 are found again"));
    }

    @Test
    void moreStoredThanAcceptedIsNoBalanceEither() {
        assertFalse(new BotBooks.Totals(10, 10, 0, 12, 0, -2).isBalanced());
        assertFalse(new BotBooks.Totals(10, 9, 0, 9, 0, 0).isBalanced());
    }
}
