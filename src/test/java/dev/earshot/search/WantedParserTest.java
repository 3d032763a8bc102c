package dev.earshot.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedParserTest {
    /** As text: {@code [a b]} for all of them, <code>{a b}</code> for any, {@code 'a b'} for a phrase. */
    private static String read(String text) {
        Wanted wanted = WantedParser.parse(text);
        return wanted == null ? "" : text(wanted);
    }

    private static String text(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Word(String word) -> word;
            case Wanted.Phrase(String phrase) -> "'" + phrase + "'";
            case Wanted.Prefix(String prefix) -> prefix + "*";
            case Wanted.Not(Wanted unwanted) -> "-" + text(unwanted);
            case Wanted.All all ->
                "["
                        + String.join(
                                " ",
                                all.parts().stream().map(WantedParserTest::text).toList()) + "]";
            case Wanted.Any any ->
                "{"
                        + String.join(
                                " ",
                                any.parts().stream().map(WantedParserTest::text).toList()) + "}";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            order                    | order
            where is it              | [where is it]
            "where is it"            | 'where is it'
            ord*                     | ord*
            a AND b                  | [a b]
            a OR b                   | {a b}
            a b OR c d               | {[a b] [c d]}
            a (b OR c) d             | [a {b c} d]
            -late                    | -late
            order -late              | [order -late]
            order NOT late           | [order -late]
            order -"too late"        | [order -'too late']
            order -(late OR lost)    | [order -{late lost}]
            NOT NOT a                | a
            and or not               | [and or not]
            ANDROID ORDER NOTE       | [ANDROID ORDER NOTE]
            a"b c"d                  | [a 'b c' d]
            wi-fi e-mai*             | [wi-fi e-mai*]
            a OR(b)                  | {a b}
            - a                      | [- a]
            *                        | *
            """)
    void reads(String text, String expected) {
        assertEquals(expected, read(text));
    }

    @Test
    void looksForNothingWithoutText() {
        assertNull(WantedParser.parse(""));
        assertNull(WantedParser.parse(" \t\u00a0 "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "no end          | a quotation mark has no other one after it
            (a               | a '(' has no ')' after it
            a)               | a ')' has no '(' before it
            a OR             | something is missing after 'a OR'
            OR a             | something is missing after ''
            a AND            | something is missing after 'a AND'
            a AND OR b       | something is missing after 'a AND'
            NOT              | something is missing after 'NOT'
            ()               | something is missing after '('
            """)
    void saysWhatIsWrong(String text, String expected) {
        BadSearchException problem = assertThrows(BadSearchException.class, () -> WantedParser.parse(text));
        assertEquals(expected == null ? "" : expected, problem.getMessage());
    }

    @Test
    void hasLimits() {
        assertThrows(BadSearchException.class, () -> WantedParser.parse("a".repeat(501)));
        assertThrows(BadSearchException.class, () -> WantedParser.parse("a ".repeat(33)));
        assertThrows(BadSearchException.class, () -> WantedParser.parse("(".repeat(200) + "a" + ")".repeat(200)));
        WantedParser.parse("a ".repeat(32));
    }

    @Test
    void readsOrRefusesAnything() {
        long seed = Long.getLong("earshot.seed", new Random().nextLong());
        System.out.println("WantedParserTest, seed " + seed);
        Random random = new Random(seed);
        String letters = "ab \"\"()-*ANDORNOT😀é\u0000\ud83d";
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(30);
            for (int k = 0; k < length; k++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                read(text.toString());
            } catch (BadSearchException e) {
                refused++;
            }
        }
        assertTrue(refused > 100 && refused < 19_900, "of both kinds: " + refused);
    }
}
