package dev.earshot.past;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.control.Import;
import dev.earshot.event.Event;
import dev.earshot.past.read.LineDecoder;
import dev.earshot.past.read.PastFile;
import dev.earshot.past.read.RawRecord;
import dev.earshot.past.read.ReadLine;
import dev.earshot.wire.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a reading of the file finds, without storing anything. Not thread-safe. */
final class ImportCheck {
    private static final int SAMPLE = 10;

    private final PastFile file;
    private final LineDecoder decoder;
    private final long totalBytes;
    private final ErrorList errors;
    private final ArrayNode sample = Json.NODES.arrayNode();
    private long lines;
    private long usable;
    private long events;
    private @Nullable Instant first;
    private @Nullable Instant last;

    ImportCheck(PastFile file, LineDecoder decoder, long totalBytes, ErrorList errors) {
        this.file = file;
        this.decoder = decoder;
        this.totalBytes = totalBytes;
        this.errors = errors;
    }

    /** Reads some more; false at the end. */
    boolean step(int maxLines) throws java.io.IOException {
        for (int i = 0; i < maxLines; i++) {
            RawRecord record = file.next();
            if (record == null) {
                return false;
            }
            lines++;
            switch (decoder.decode(record)) {
                case ReadLine.Usable read -> add(read);
                case ReadLine.Faulty faulty -> errors.add(faulty);
            }
        }
        return true;
    }

    private void add(ReadLine.Usable read) {
        usable++;
        for (Event event : read.events()) {
            events++;
            Instant time = event.header().time();
            first = first == null || time.isBefore(first) ? time : first;
            last = last == null || time.isAfter(last) ? time : last;
            if (sample.size() < SAMPLE) {
                sample.add(SampleRow.of(read.line(), event));
            }
        }
    }

    Import.Check result() {
        ObjectNode details = Json.NODES.objectNode();
        details.put("shape", file.shape().word());
        ArrayNode unknown = details.putArray("unknownColumns");
        decoder.unknownColumns().forEach(unknown::add);
        details.set("sample", sample);
        long read = Math.min(totalBytes, file.place().bytes());
        return new Import.Check(
                read, totalBytes, lines, usable, errors.count(), events, first, last, Json.write(details));
    }
}
