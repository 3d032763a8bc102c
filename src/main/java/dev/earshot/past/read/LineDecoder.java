package dev.earshot.past.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Body;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Excerpt;
import dev.earshot.wire.Fault;
import dev.earshot.wire.Secrets;
import dev.earshot.wire.UnusableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes events of the records of one file. Never throws for what a file holds. Not thread-safe. */
public final class LineDecoder {
    private static final int EXCERPT = 300;

    private final @Nullable TableHeader header;
    private final ExactReader exact;
    private final CallReader calls;
    private final RowReader rows;
    private final UnknownColumns unknown = new UnknownColumns();

    /** @param header null if the lines are JSON */
    LineDecoder(Target target, Naming naming, @Nullable TableHeader header) {
        this.header = header;
        this.exact = new ExactReader(target);
        this.calls = new CallReader(target, naming);
        this.rows = new RowReader(target, naming, unknown);
    }

    /** The columns so far that we know no place for; their values are metadata. */
    public List<String> unknownColumns() {
        return unknown.names();
    }

    public ReadLine decode(RawRecord record) {
        try {
            if (record.isTooLong()) {
                String hint = header == null ? "" : ", or a quote that is never closed";
                return faulty(record, "the line is longer than " + PastFile.MAX_RECORD_BYTES + " bytes" + hint);
            }
            return header == null ? json(record) : row(record, header.row(text(record.bytes())));
        } catch (UnusableException e) {
            return faulty(record, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return faulty(record, "the program failed to read this line: " + e);
        }
    }

    private ReadLine json(RawRecord record) {
        return switch (BodyReader.read(record.bytes())) {
            case Body.Refused refused ->
                faulty(
                        record,
                        refused.fault()
                                .message()
                                .replace("the body", "the line")
                                .replaceFirst(": post .*", ""));
            case Body.Parsed parsed -> object(record, parsed.object());
        };
    }

    private ReadLine object(RawRecord record, ObjectNode line) {
        if (ExactReader.isExact(line)) {
            ExactReader.Exact read = exact.read(line);
            return new ReadLine.Usable(record.line(), List.of(read.event()), read.claimed());
        }
        return CallReader.isCall(line) ? result(record, calls.read(line, record.line()), null) : row(record, line);
    }

    private ReadLine row(RawRecord record, ObjectNode fields) {
        RowReader.Row row = rows.read(fields, record.line());
        return result(record, row.decoded(), row.claimed());
    }

    private static ReadLine result(RawRecord record, Decoded decoded, @Nullable UUID claimed) {
        if (decoded.faults().isEmpty()) {
            return new ReadLine.Usable(record.line(), decoded.events(), claimed);
        }
        // A call of which a part is good is named whole: who mends it can bring it in again, and nothing is doubled.
        return faulty(
                record,
                decoded.faults().stream()
                        .map(Fault::message)
                        .distinct()
                        .limit(5)
                        .collect(Collectors.joining("; ")));
    }

    private static ReadLine faulty(RawRecord record, String reason) {
        String text =
                new String(record.bytes(), 0, Math.min(record.bytes().length, EXCERPT * 4), StandardCharsets.UTF_8);
        return new ReadLine.Faulty(record.line(), reason, Excerpt.first(Secrets.maskText(text), EXCERPT));
    }

    /** @throws UnusableException if it is no UTF-8 */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace('\0', '\ufffd');
        } catch (CharacterCodingException e) {
            throw UnusableException.shape("the line is not valid UTF-8: save the file as UTF-8");
        }
    }
}
