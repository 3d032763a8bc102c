package dev.earshot.past.read;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into records: lines, or lines of a table, in which a quoted cell may have line ends of its own (RFC 4180).
 * No more than the longest record is ever in memory. Not thread-safe.
 */
final class RecordReader implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int delimiter;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private long position;
    private long line;

    /**
     * @param delimiter between the cells of a table; -1 if the lines are no table
     * @param position how many bytes of the file lie before what the stream gives
     * @param line how many lines do
     */
    RecordReader(InputStream in, int delimiter, int maxBytes, long position, long line) {
        this.in = in;
        this.delimiter = delimiter;
        this.maxBytes = maxBytes;
        this.position = position;
        this.line = line;
    }

    /** After the last record: how many bytes of the file, decompressed. */
    long position() {
        return position;
    }

    /** How many lines lie before {@link #position}. */
    long line() {
        return line;
    }

    /** The next record that is not blank; null at the end. */
    @Nullable
    RawRecord next() throws IOException {
        while (true) {
            long begins = line + 1;
            ByteArrayOutputStream record = new ByteArrayOutputStream(256);
            int result = read(record);
            if (result == END && record.size() == 0) {
                return null;
            }
            byte[] bytes = withoutCarriageReturn(record.toByteArray());
            if (bytes.length > 0) {
                return new RawRecord(begins, bytes, result == TOO_LONG);
            }
        }
    }

    private static final int END = 0;
    private static final int WHOLE = 1;
    private static final int TOO_LONG = 2;

    private int read(ByteArrayOutputStream record) throws IOException {
        Quotes quotes = new Quotes(delimiter);
        for (int next = nextByte(); next >= 0; next = nextByte()) {
            if (next == '\n') {
                line++;
                if (!quotes.isOpen()) {
                    return WHOLE;
                }
            }
            if (record.size() == maxBytes) {
                skipLine(next);
                return TOO_LONG;
            }
            quotes.see(next);
            record.write(next);
        }
        if (record.size() > 0) {
            line++; // the last line may lack its end
        }
        return END;
    }

    /** A quote that is never closed must not swallow the rest of the file. */
    private void skipLine(int seen) throws IOException {
        int next = seen;
        while (next >= 0 && next != '\n') {
            next = nextByte();
        }
        if (seen != '\n') {
            line++;
        }
    }

    private int nextByte() throws IOException {
        if (at == filled) {
            filled = in.read(buffer, 0, BUFFER_BYTES);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        position++;
        return buffer[at++] & 0xff;
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
        boolean ends = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return ends ? java.util.Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Whether a line of a table goes on after its end. UTF-8 has these characters in no other, so bytes will do. */
    private static final class Quotes {
        private final int delimiter;
        private boolean isAtStart = true;
        private boolean isQuoted;
        private boolean wasQuote;

        Quotes(int delimiter) {
            this.delimiter = delimiter;
        }

        boolean isOpen() {
            return isQuoted && !wasQuote;
        }

        void see(int next) {
            if (delimiter < 0) {
                return;
            }
            if (isQuoted) {
                seeQuoted(next);
            } else {
                isQuoted = isAtStart && next == '"';
                wasQuote = false;
                isAtStart = next == delimiter;
            }
        }

        private void seeQuoted(int next) {
            if (wasQuote && next != '"') {
                isQuoted = false;
                wasQuote = false;
                isAtStart = next == delimiter;
            } else {
                wasQuote = next == '"' && !wasQuote;
            }
        }
    }
}
