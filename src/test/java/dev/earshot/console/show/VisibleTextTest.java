package dev.earshot.console.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.console.show.VisibleText.Address;
import dev.earshot.console.show.VisibleText.Hidden;
import dev.earshot.console.show.VisibleText.Piece;
import dev.earshot.console.show.VisibleText.Plain;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertEquals(List.of(new Plain("Hello, world 👩‍👩‍👧 \t\nשלום")), pieces("Hello, world 👩‍👩‍👧 \t\nשלום"));
    }

    @Test
    void hasNothingToShowOfNothing() {
        assertTrue(VisibleText.of(null).isEmpty());
        assertTrue(VisibleText.of(" \n ").isEmpty());
    }

    @Test
    void makesDirectionTricksVisible() {
        assertEquals(
                List.of(new Plain("user"), new Hidden("U+202E", "right-to-left override"), new Plain("gnp.exe")),
                pieces("user\u202Egnp.exe"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0, 7, 0x1B, 0x7F, 0x85, 0xFEFF
            })
    void makesEachHiddenCharacterVisible(int codePoint) {
        List<Piece> pieces = pieces("a" + Character.toString(codePoint) + "b");
        assertEquals(3, pieces.size());
        assertEquals(String.format("U+%04X", codePoint), ((Hidden) pieces.get(1)).code());
    }

    @Test
    void makesHalfACharacterVisibleInsteadOfBreakingThePage() {
        assertEquals(
                new Hidden("U+D83D", "invisible character"), pieces("a\uD83Db").get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://a.test/x. Bye|https://a.test/x",
                "(https://a.test/x)|https://a.test/x",
                "https://a.test/wiki/Foo_(bar) yes|https://a.test/wiki/Foo_(bar)",
                "https://a.test/?a=1&b=2,|https://a.test/?a=1&b=2",
                "HTTP://A.TEST!|HTTP://A.TEST"
            })
    void linksWebAddressesWithoutTheSentenceAround(String text, String url) {
        assertEquals(
                List.of(url),
                pieces(text).stream()
                        .filter(Address.class::isInstance)
                        .map(piece -> ((Address) piece).text())
                        .toList());
        assertEquals(text, joined(pieces(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "see javascript://a.test/%0aalert(1)", "data:text/html,x", "www.a.test"})
    void linksNothingElse(String text) {
        assertEquals(List.of(new Plain(text)), pieces(text));
    }

    @Test
    void breaksALinkWhereACharacterIsHidden() {
        List<Piece> pieces = pieces("https://a.test/\u202Ex");
        assertFalse(pieces.stream().anyMatch(Address.class::isInstance), () -> "a link in " + pieces);
        assertTrue(pieces.stream().anyMatch(Hidden.class::isInstance), () -> "nothing made visible in " + pieces);
    }

    @Test
    void foldsWhatIsTooLong() {
        VisibleText text = VisibleText.of("word ".repeat(400));
        assertTrue(text.isFolded());
        assertEquals(1999, text.length());
        assertTrue(joined(text.head()).length() <= 900);
        assertFalse(text.isCut());
    }

    @Test
    void foldsWhatHasTooManyLines() {
        VisibleText text = VisibleText.of("line\n".repeat(40));
        assertEquals(18, joined(text.head()).lines().count());
        assertEquals(22, joined(text.rest()).lines().count());
    }

    @Test
    void doesNotFoldWhatIsOnlyALittleTooLong() {
        assertFalse(VisibleText.of("word ".repeat(200)).isFolded());
    }

    @Test
    void cutsWhatNobodyReads() {
        VisibleText text = VisibleText.of("x".repeat(1_000_000));
        assertTrue(text.isCut());
        assertEquals(1_000_000, text.length());
        assertEquals(20_900, joined(text.head()).length() + joined(text.rest()).length());
    }

    @Test
    void keepsCharactersWholeWhereItFolds() {
        VisibleText text = VisibleText.of("😀".repeat(5_000));
        assertFalse(text.head().stream().anyMatch(Hidden.class::isInstance));
        assertFalse(text.rest().stream().anyMatch(Hidden.class::isInstance));
    }

    @Test
    void losesNothingOfRandomText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder("x");
            int length = random.nextInt(80);
            for (int i = 0; i < length; i++) {
                text.append(RANDOM_PARTS.get(random.nextInt(RANDOM_PARTS.size())));
            }
            text.append('x');
            assertEquals(
                    text.toString().replace("\u202E", "U+202E").replace("\u0000", "U+0000"),
                    joined(pieces(text.toString())),
                    "seed " + seed);
        }
    }

    private static final List<String> RANDOM_PARTS = List.of(
            "a", " ", "\n", "https://", "a.test", "/", ")", ".", "<", "\"", "\u202E", "\u0000", "😀", "javascript:");

    private static List<Piece> pieces(String text) {
        return VisibleText.of(text).head();
    }

    private static String joined(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Plain plain -> plain.text();
                    case Address address -> address.text();
                    case Hidden hidden -> hidden.code();
                })
                .collect(Collectors.joining());
    }
}
