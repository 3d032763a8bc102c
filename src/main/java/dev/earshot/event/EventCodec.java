package dev.earshot.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;

/**
 * How an {@link Intake} is written in the event log: CBOR (RFC 8949), versioned, fields by short name. Absent values are
 * left out and fields that this program does not know are skipped, so old records stay readable for ever and newer ones
 * are readable as long as their version is.
 *
 * <p>Thread-safe.
 */
public final class EventCodec {

    /** Raised only when an older program would misread what is written; a new optional field does not raise it. */
    static final int VERSION = 1;

    private static final CBORFactory CBOR = CBORFactory.builder()
            .disable(CBORGenerator.Feature.STRINGREF)
            // Half of a surrogate pair becomes U+FFFD: no reason to lose what somebody said.
            .enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING)
            .streamReadConstraints(StreamReadConstraints.builder()
                    // What was written must be readable: the limit on bodies has done its work before.
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private EventCodec() {}

    public static byte[] encode(Intake intake) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = CBOR.createGenerator(out)) {
            new EventWriter(generator).write(intake);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /**
     * The inverse of {@link #encode}.
     *
     * @throws IllegalArgumentException if the bytes are no intake, or of a version newer than this program
     */
    public static Intake decode(byte[] record) {
        try (JsonParser parser = CBOR.createParser(record)) {
            return new EventReader(parser, record.length).read();
        } catch (IOException | NullPointerException | ClassCastException | DateTimeException e) {
            throw new IllegalArgumentException("not a record of events: " + e.getMessage(), e);
        }
    }
}
