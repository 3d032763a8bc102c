package dev.earshot.report.act;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Characters that mean something in the text form of an act are written as in addresses: {@code %3F}. */
final class Escapes {
    private static final String RESERVED = "%?&=>*";
    private static final int HEX = 16;

    private Escapes() {}

    static String write(String value) {
        StringBuilder text = new StringBuilder();
        int last = value.length() - 1;
        for (int i = 0; i <= last; i++) {
            char at = value.charAt(i);
            boolean isLost = Character.isWhitespace(at) && (i == 0 || i == last); // what reads it strips it
            if (at < 0x80 && (RESERVED.indexOf(at) >= 0 || at < ' ' || isLost)) {
                text.append(String.format("%%%02X", (int) at));
            } else {
                text.append(at);
            }
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    static String read(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < given.length; i++) {
            if (given[i] == '%') {
                bytes.write(digit(given, i + 1, text) * HEX + digit(given, i + 2, text));
                i += 2;
            } else {
                bytes.write(given[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("'" + text + "' is no text after its percent signs", e);
        }
    }

    private static int digit(byte[] given, int index, String text) {
        int digit = index < given.length ? Character.digit((char) given[index], HEX) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("'" + text + "' has a percent sign that is not written %25");
        }
        return digit;
    }
}
