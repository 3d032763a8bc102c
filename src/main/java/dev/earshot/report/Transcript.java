package dev.earshot.report;

import static dev.earshot.report.TranscriptRows.first;
import static dev.earshot.report.TranscriptRows.last;

import dev.earshot.store.MessageRow;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was said and what happened between a bot and one user, in order. Pages have 1 to 500 entries; limits beyond are taken
 * for the nearest. Thread-safe.
 */
public final class Transcript {
    private final TranscriptRows rows;
    private final Marks marks;

    public Transcript(Store store) {
        this.rows = new TranscriptRows(store);
        this.marks = new Marks(store);
    }

    /** The end of the transcript; no entries if there is no such user. */
    public TranscriptPage latest(String bot, String user, int limit) {
        int size = PageLimit.clamp(limit);
        List<TranscriptEntry> oneMore = rows.older(bot, user, null, size + 1);
        return page(bot, last(oneMore, size), oneMore.size() > size, false);
    }

    /**
     * What stands right before a place.
     *
     * @throws BadCursorException if the cursor is none that this gave
     */
    public TranscriptPage before(String bot, String user, String cursor, int limit) {
        TimeCursor place = TimeCursor.parse(cursor);
        int size = PageLimit.clamp(limit);
        List<TranscriptEntry> oneMore = rows.older(bot, user, place, size + 1);
        if (oneMore.isEmpty()) {
            return new TranscriptPage(List.of(), null, place.justBefore().text());
        }
        return page(bot, last(oneMore, size), oneMore.size() > size, true);
    }

    /**
     * What stands right after a place.
     *
     * @throws BadCursorException if the cursor is none that this gave
     */
    public TranscriptPage after(String bot, String user, String cursor, int limit) {
        TimeCursor place = TimeCursor.parse(cursor);
        int size = PageLimit.clamp(limit);
        List<TranscriptEntry> oneMore = rows.newer(bot, user, place, size + 1);
        if (oneMore.isEmpty()) {
            return new TranscriptPage(List.of(), place.justAfter().text(), null);
        }
        return page(bot, first(oneMore, size), true, oneMore.size() > size);
    }

    /** The surroundings of a message or event; the end of the transcript if the user has none of this id. */
    public TranscriptPage around(String bot, String user, UUID id, int limit) {
        return rows.find(bot, user, id)
                .map(entry -> around(bot, user, entry, PageLimit.clamp(limit)))
                .orElseGet(() -> latest(bot, user, limit));
    }

    private TranscriptPage around(String bot, String user, TranscriptEntry entry, int size) {
        TimeCursor place = TimeCursor.of(entry);
        List<TranscriptEntry> before = rows.older(bot, user, place, size);
        List<TranscriptEntry> after = rows.newer(bot, user, place, size);
        int others = size - 1;
        // Half before and half after; a side that has fewer leaves its room to the other.
        int sizeBefore = Math.min(before.size(), Math.max(others / 2, others - after.size()));
        int sizeAfter = Math.min(after.size(), others - sizeBefore);
        List<TranscriptEntry> entries = new ArrayList<>(last(before, sizeBefore));
        entries.add(entry);
        entries.addAll(first(after, sizeAfter));
        return page(bot, entries, sizeBefore < before.size(), sizeAfter < after.size());
    }

    private TranscriptPage page(String bot, List<TranscriptEntry> entries, boolean isMoreBefore, boolean isMoreAfter) {
        return new TranscriptPage(
                marked(bot, entries),
                isMoreBefore ? TimeCursor.of(entries.getFirst()).text() : null,
                isMoreAfter ? TimeCursor.of(entries.getLast()).text() : null);
    }

    private List<TranscriptEntry> marked(String bot, List<TranscriptEntry> entries) {
        List<MessageRow> messages = new ArrayList<>();
        for (TranscriptEntry entry : entries) {
            if (entry instanceof TranscriptMessage message) {
                messages.add(message.row());
            }
        }
        Map<UUID, TranscriptEntry> marked = new HashMap<>();
        marks.over(bot, messages).forEach(message -> marked.put(message.id(), message));
        return entries.stream()
                .map(entry -> marked.getOrDefault(entry.id(), entry))
                .toList();
    }
}
