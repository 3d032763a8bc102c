package dev.earshot.console.page;

import dev.earshot.console.show.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open transcript.
 *
 * @param older where the entries before these are; null if there are none
 * @param newer where those after these are; null if these are the newest, and then it grows live
 * @param marked the entry that was asked for; empty if none was
 * @param rawPath what the address of an entry's raw payload begins with
 * @param takeover who has the conversation; null where that is not shown
 * @param livePath the stream that it grows by
 */
public record ThreadView(
        PersonPanel person,
        List<Entry> entries,
        @Nullable String older,
        @Nullable String newer,
        String marked,
        String rawPath,
        String livePath,
        String listPath,
        String newestPath,
        @Nullable TakeoverPanel takeover) {

    public ThreadView with(TakeoverPanel panel) {
        return new ThreadView(person, entries, older, newer, marked, rawPath, livePath, listPath, newestPath, panel);
    }

    /**
     * Some entries more, before or after those on the page.
     *
     * @param isOlder whether they stand before
     * @param next where still more are, further in the same direction
     */
    public record Part(
            List<Entry> entries, boolean isOlder, @Nullable String next, String rawPath) {}
}
