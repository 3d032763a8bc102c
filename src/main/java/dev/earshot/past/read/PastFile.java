package dev.earshot.past.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of past data: JSON Lines or a table, in UTF-8, perhaps gzipped. Read from its beginning, or from a place where
 * another reading had got to. Not thread-safe.
 */
public final class PastFile implements Closeable {
    /** Longer lines are no messages. */
    public static final int MAX_RECORD_BYTES = 1 << 20;

    private static final int PEEKED = 4_096;

    private final RecordReader records;
    private final @Nullable TableHeader header;
    private final FileShape shape;

    private PastFile(RecordReader records, @Nullable TableHeader header, FileShape shape) {
        this.records = records;
        this.header = header;
        this.shape = shape;
    }

    /**
     * A place in a file, between two records.
     *
     * @param bytes before it, decompressed
     * @param line lines before it
     */
    public record Place(long bytes, long line) {
        public static final Place START = new Place(0, 0);
    }

    /**
     * Opens a file.
     *
     * @param name by which its shape is guessed if none is given
     * @param from where a former reading got to
     * @throws UnreadableFileException if it is nothing that can be read
     */
    public static PastFile open(Path path, String name, Optional<FileShape> given, Place from) throws IOException {
        InputStream start = stream(path);
        FileShape shape;
        TableHeader header = null;
        RecordReader reader;
        try {
            byte[] beginning = beginning(start);
            shape = given.orElseGet(() -> FileShape.guess(name, beginning));
            requireKnown(beginning, shape);
            reader = new RecordReader(start, -1, MAX_RECORD_BYTES, markLength(beginning), 0);
            if (shape.isTable()) {
                // Names of columns have no line ends in them.
                header = header(reader.next(), shape);
                reader = new RecordReader(
                        rest(start, path, reader.position()),
                        header.delimiter(),
                        MAX_RECORD_BYTES,
                        reader.position(),
                        reader.line());
            }
            if (from.bytes() > reader.position()) {
                reader.close();
                InputStream later = stream(path);
                later.skipNBytes(from.bytes());
                reader = new RecordReader(
                        later, header == null ? -1 : header.delimiter(), MAX_RECORD_BYTES, from.bytes(), from.line());
            }
            return new PastFile(reader, header, shape);
        } catch (IOException | RuntimeException e) {
            start.close();
            throw e;
        }
    }

    /** The reader of the header has read ahead, so what comes after it is opened anew. */
    private static InputStream rest(InputStream start, Path path, long position) throws IOException {
        start.close();
        InputStream again = stream(path);
        again.skipNBytes(position);
        return again;
    }

    private static InputStream stream(Path path) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return isGzip ? new BufferedInputStream(new GZIPInputStream(raw, 64 * 1024), 64 * 1024) : raw;
    }

    private static byte[] beginning(InputStream in) throws IOException {
        in.mark(PEEKED);
        byte[] beginning;
        try {
            beginning = in.readNBytes(PEEKED);
        } catch (ZipException e) {
            throw new UnreadableFileException("the file is no whole gzip file: " + e.getMessage());
        }
        in.reset();
        int mark = markLength(beginning);
        in.skipNBytes(mark);
        return beginning;
    }

    /** The byte order mark that some programs write before UTF-8. */
    private static int markLength(byte[] bytes) {
        return begins(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    private static void requireKnown(byte[] bytes, FileShape shape) throws UnreadableFileException {
        if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) {
            throw new UnreadableFileException("the file is in UTF-16: save it as UTF-8");
        }
        if (begins(bytes, 'P', 'K', 3, 4)) {
            throw new UnreadableFileException(
                    "the file is a ZIP archive or a workbook: unpack it, or save its sheet as CSV in UTF-8");
        }
        if (begins(bytes, 'P', 'A', 'R', '1')) {
            throw new UnreadableFileException("the file is in Parquet: import JSON Lines or CSV");
        }
        if (shape == FileShape.JSON_LINES && begins(bytes, '[')) {
            throw new UnreadableFileException(
                    "the file is one JSON array; put each object on a line of its own (jq -c '.[]' does)");
        }
        if (bytes.length == 0) {
            throw new UnreadableFileException("the file is empty");
        }
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static TableHeader header(@Nullable RawRecord first, FileShape shape) throws UnreadableFileException {
        if (first == null || first.isTooLong()) {
            throw new UnreadableFileException("the first line must name the columns");
        }
        try {
            return TableHeader.of(LineDecoder.text(first.bytes()), shape);
        } catch (dev.earshot.wire.UnusableException e) {
            throw new UnreadableFileException(String.valueOf(e.getMessage()));
        }
    }

    public FileShape shape() {
        return shape;
    }

    /** @throws IllegalStateException if it is no table */
    public TableRows rows() {
        if (header == null) {
            throw new IllegalStateException("the file is no table");
        }
        return new TableRows(header);
    }

    public LineDecoder decoder(Target target, Naming naming) {
        return new LineDecoder(target, naming, header);
    }

    /**
     * The next record that is not blank; null at the end.
     *
     * @throws UnreadableFileException if the file ends in the middle of what gzip says
     */
    public @Nullable RawRecord next() throws IOException {
        try {
            return records.next();
        } catch (java.io.EOFException | ZipException e) {
            throw new UnreadableFileException("the gzip file is cut short or damaged: " + e.getMessage());
        }
    }

    /** Where the next record begins. */
    public Place place() {
        return new Place(records.position(), records.line());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
