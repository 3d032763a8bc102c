package dev.earshot.link;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A square picture with one bit a pixel (PNG specification, third edition). The JDK's writer would load all of AWT for it. */
final class BlackAndWhitePng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private BlackAndWhitePng() {}

    interface Pixels {
        boolean isBlack(int x, int y);
    }

    static byte[] of(int size, Pixels pixels) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(png)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(size));
            chunk(out, "IDAT", compressed(rows(size, pixels)));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return png.toByteArray();
    }

    private static byte[] header(int size) {
        byte[] header = new byte[13];
        for (int i = 0; i < 4; i++) {
            header[i] = (byte) (size >>> 24 - 8 * i);
            header[4 + i] = header[i];
        }
        header[8] = 1; // one bit a pixel; the rest is zero: grey, deflate, no interlacing
        return header;
    }

    /** Each begins with its filter, which is none; a set bit is white. */
    private static byte[] rows(int size, Pixels pixels) {
        int width = 1 + (size + 7) / 8;
        byte[] rows = new byte[width * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (!pixels.isBlack(x, y)) {
                    rows[y * width + 1 + x / 8] |= (byte) (0x80 >>> x % 8);
                }
            }
        }
        return rows;
    }

    private static byte[] compressed(byte[] rows) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            out.write(rows);
        }
        return compressed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
