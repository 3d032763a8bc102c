package dev.earshot.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DestinationTest {
    private static final String CLICK = "ck_00112233445566778899aabbccddeeff";

    private static String fill(String template, Map<String, String> values) {
        return new Destination(template).fill(values, Map.of(), Map.of(), CLICK);
    }

    @ParameterizedTest
    @CsvSource({
        "myapp://{city}, paris, myapp://paris",
        "https://a.example/{city}?x=1, são paulo, https://a.example/s%C3%A3o%20paulo?x=1",
        "https://a.example/?q={city}#{city}, a&b=c#d, https://a.example/?q=a%26b%3Dc%23d#a%26b%3Dc%23d",
        "https://a.example/{city}, //evil.example, https://a.example/%2F%2Fevil.example",
        "https://a.example/{unknown}, x, https://a.example/",
        "https://a.example/{not a macro}, x, https://a.example/{not a macro}"
    })
    void macrosAreFilledAndCannotBecomeMoreThanOneValue(String template, String city, String expected) {
        assertEquals(expected, fill(template, Map.of("city", city)));
    }

    @Test
    void noValueChangesTheHost() {
        long seed = Long.getLong("earshot.seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                value.append((char) (random.nextInt(10) == 0 ? random.nextInt(0xd800) : random.nextInt(128)));
            }
            String url = new Destination("https://shop.example/{a}?b={a}#{a}")
                    .fill(Map.of("a", value.toString()), Map.of("a", value.toString()), Map.of(), CLICK);
            URI parsed = URI.create(url);
            assertEquals("shop.example", parsed.getHost(), () -> "seed " + seed + " " + url);
            assertTrue(url.chars().allMatch(c -> c > ' ' && c < 127), url);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.me/pizza, https://m.me/pizza?ref=" + CLICK,
        "https://m.me/pizza?ref=menu, https://m.me/pizza?ref=menu." + CLICK,
        "https://m.me/pizza?text=hi&ref=menu&x=1, https://m.me/pizza?text=hi&ref=menu." + CLICK + "&x=1",
        "https://m.me/pizza?xref=menu, https://m.me/pizza?xref=menu&ref=" + CLICK,
        "https://www.messenger.com/t/pizza/?ref=, https://www.messenger.com/t/pizza/?ref=" + CLICK,
        "https://m.me.evil.example/pizza, https://m.me.evil.example/pizza",
        "https://a.example/?m=m.me/, https://a.example/?m=m.me/"
    })
    void aMessengerLinkCarriesTheClick(String template, String expected) {
        assertEquals(expected, fill(template, Map.of()));
    }

    @Test
    void aLongRefMakesRoomForTheClick() {
        String filled = fill("https://m.me/pizza?ref=" + "x".repeat(400), Map.of());
        String ref = filled.substring(filled.indexOf("ref=") + 4);
        assertEquals(250, ref.length());
        assertTrue(ref.endsWith("." + CLICK));
    }

    @Test
    void theClickedAddressCannotTakeTheRefsPlace() {
        assertEquals(
                "https://m.me/pizza?ref=" + CLICK,
                new Destination("https://m.me/pizza").fill(Map.of(), Map.of("ref", "stolen"), Map.of(), CLICK));
    }

    @Test
    void whatTheDestinationSetsItselfStaysAndTheRestIsPassedOn() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("utm_source", "theirs");
        query.put("size", "L & XL");
        Map<String, Macros> utm = new LinkedHashMap<>();
        utm.put("utm_source", new Macros("poster"));
        utm.put("utm_medium", new Macros("{size}"));

        assertEquals(
                "https://a.example/?utm_source=ours&utm_medium=L%20%26%20XL&size=L%20%26%20XL#top",
                new Destination("https://a.example/?utm_source=ours#top").fill(query, query, utm, CLICK));
    }

    @Test
    void anAppGetsNoUtm() {
        assertEquals(
                "myapp://menu",
                new Destination("myapp://menu")
                        .fill(Map.of(), Map.of(), Map.of("utm_source", new Macros("poster")), CLICK));
    }
}
