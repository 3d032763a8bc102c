package dev.earshot.past;

import dev.earshot.past.read.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What is in a file, gzipped or not.
 *
 * @param hash SHA-256 of it, decompressed: by it and by the line, what has no id of its own is known again
 * @param bytes its length, decompressed
 */
record Content(String hash, long bytes) {
    private static final int BUFFER_BYTES = 128 * 1024;

    /** @throws UnreadableFileException if it is damaged, or longer than allowed once it is decompressed */
    static Content of(Path path, long maxBytes) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (InputStream in = stream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
                if (bytes > maxBytes) {
                    throw new UnreadableFileException("the file has more than " + (maxBytes >> 20)
                            + " megabytes once it is decompressed: split it, or raise import.max-megabytes");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new java.io.InterruptedIOException();
                }
            }
        } catch (EOFException | ZipException e) {
            throw new UnreadableFileException("the gzip file is cut short or damaged: " + e.getMessage());
        }
        return new Content(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static InputStream stream(Path path) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return isGzip ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
