package dev.earshot.past;

import dev.earshot.control.Import;
import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Renamed;
import dev.earshot.past.read.LineDecoder;
import dev.earshot.past.read.PastFile;
import dev.earshot.past.read.RawRecord;
import dev.earshot.past.read.ReadLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Brings a file in, a slice at a time: each is durable before the next is read. Lines that cannot be used were listed by the
 * check and are left out. Not thread-safe.
 */
final class ImportRun {
    private static final int SLICE_LINES = 1_000;
    private static final int SLICE_BYTES = 1 << 20;

    private final BotId bot;
    private final PastFile file;
    private final LineDecoder decoder;
    private final OwnIds ownIds;
    private final PastLog log;
    private final Admission admission;
    private Import.Brought brought;
    private List<ReadLine.Usable> slice = List.of();
    private int sliceLines;
    private boolean isEnd;

    /** @param brought where the file was opened */
    ImportRun(
            BotId bot,
            PastFile file,
            LineDecoder decoder,
            OwnIds ownIds,
            PastLog log,
            Admission admission,
            Import.Brought brought) {
        this.bot = bot;
        this.file = file;
        this.decoder = decoder;
        this.ownIds = ownIds;
        this.log = log;
        this.admission = admission;
        this.brought = brought;
    }

    /** What a step came to. */
    enum Step {
        MORE,
        END,
        /** The log took nothing: the same again later. */
        NOT_NOW
    }

    Step step() throws IOException, InterruptedException {
        if (slice.isEmpty()) {
            slice = read();
        }
        if (!slice.isEmpty()) {
            admission.await(sliceLines);
            if (!log.append(bot, events())) {
                return Step.NOT_NOW;
            }
        }
        PastFile.Place place = file.place();
        long events = slice.stream().mapToLong(read -> read.events().size()).sum();
        brought = new Import.Brought(place.bytes(), place.line(), brought.events() + events);
        slice = List.of();
        return isEnd ? Step.END : Step.MORE;
    }

    private List<ReadLine.Usable> read() throws IOException {
        List<ReadLine.Usable> usable = new ArrayList<>();
        sliceLines = 0;
        for (int bytes = 0; sliceLines < SLICE_LINES && bytes < SLICE_BYTES; sliceLines++) {
            RawRecord record = file.next();
            if (record == null) {
                isEnd = true;
                break;
            }
            bytes += record.bytes().length;
            if (decoder.decode(record) instanceof ReadLine.Usable read) {
                usable.add(read);
            }
        }
        return usable;
    }

    private List<Event> events() {
        List<UUID> claimed = new ArrayList<>();
        for (ReadLine.Usable read : slice) {
            if (read.claimed() != null) {
                claimed.add(read.claimed());
            }
        }
        Set<UUID> own = ownIds.among(bot, claimed);
        List<Event> events = new ArrayList<>();
        for (ReadLine.Usable read : slice) {
            UUID id = read.claimed();
            for (Event event : read.events()) {
                events.add(id != null && own.contains(id) ? Renamed.to(EventId.of(id), event) : event);
            }
        }
        return events;
    }

    /** Up to where it is durable. */
    Import.Brought brought() {
        return brought;
    }
}
