package dev.earshot.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-coded text of URLs and forms, read leniently: what is no valid code stays as it stands. */
public final class PercentCoding {
    private PercentCoding() {}

    /** Decodes {@code %41} and {@code +}. */
    public static String decode(String coded) {
        if (coded.indexOf('%') < 0 && coded.indexOf('+') < 0) {
            return coded;
        }
        byte[] bytes = coded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int code = bytes[i] == '%' && i + 2 < bytes.length ? code((char) bytes[i + 1], (char) bytes[i + 2]) : -1;
            if (code >= 0) {
                decoded.write(code);
                i += 2;
            } else {
                decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** The byte that two hexadecimal digits stand for; -1 if they are none. */
    static int code(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }
}
