package dev.earshot.console.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the console, ready to be sent.
 *
 * @param fileName with the hash of its content: {@code console.3f2a1bc4d5e6.css}
 * @param gzip the content compressed; empty where that gains nothing
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record Asset(String fileName, String contentType, byte[] content, byte[] gzip) {
    private static final int HASH_BYTES = 6;

    static Asset of(String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot);
        byte[] gzip = extension.equals(".woff2") ? new byte[0] : gzip(content);
        return new Asset(
                name.substring(0, dot) + "." + hash(content) + extension, contentType(extension), content, gzip);
    }

    private static String contentType(String extension) {
        return switch (extension) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            case ".woff2" -> "font/woff2";
            default -> throw new IllegalArgumentException("no content type for " + extension);
        };
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 4);
        try (OutputStream out = new BestGzip(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return compressed.toByteArray();
    }

    /** It is done once and sent often. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
