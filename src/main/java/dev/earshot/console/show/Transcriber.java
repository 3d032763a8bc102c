package dev.earshot.console.show;

import dev.earshot.report.TranscriptEntry;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.TranscriptMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of a transcript as what is shown: the same for those from the store and those that arrive live. */
public final class Transcriber {
    private final BotTime time;
    private final Instant now;

    /** @param now names the days */
    public Transcriber(BotTime time, Instant now) {
        this.time = time;
        this.now = now;
    }

    public List<Entry> entries(List<TranscriptEntry> entries) {
        return entries.stream().map(this::entry).toList();
    }

    public Entry entry(TranscriptEntry entry) {
        return switch (entry) {
            case TranscriptMessage message -> bubble(message);
            case TranscriptEvent event -> event(event);
        };
    }

    public Bubble bubble(TranscriptMessage message) {
        return new BubbleMaker(message, time)
                .make(place(message.id(), message.time(), message.sequence(), message.user()));
    }

    public EventLine event(TranscriptEvent event) {
        return EventLines.of(event, place(event.id(), event.time(), event.sequence(), event.user()));
    }

    private Entry.Place place(UUID id, Instant at, long sequence, String user) {
        return new Entry.Place(
                id.toString(),
                at,
                sequence,
                user,
                time.day(at),
                time.dayTitle(at, now),
                time.briefDay(at, now),
                time.clock(at),
                time.seconds(at),
                BotTime.utc(at));
    }
}
