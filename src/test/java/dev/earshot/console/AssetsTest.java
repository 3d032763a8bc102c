package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.console.page.Asset;
import dev.earshot.console.page.Assets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final List<String> OWN = List.of(
            "console.css",
            "theme.js",
            "console.js",
            "live.js",
            "connect.js",
            "firehose.js",
            "conversations.js",
            "thread.js",
            "list.js");

    @Test
    void anAddressCarriesTheHashOfTheContent() {
        assertTrue(Assets.path("console.css").matches("/assets/console\\.[0-9a-f]{12}\\.css"));
        assertThrows(IllegalArgumentException.class, () -> Assets.path("nothing.css"));
    }

    @Test
    void nothingButTheListedFilesCanBeHad() {
        for (String name : List.of("", "console.css", "../console.css", "tabler.css", "htmx.js", "inter-LICENSE.txt")) {
            assertTrue(Assets.find(name).isEmpty(), name);
        }
    }

    @Test
    void filesNameTheirNeighboursByTheAddressesTheyHave() {
        int seen = 0;
        for (String name : OWN) {
            Matcher neighbour = Pattern.compile("[\"(]\"?\\./([^\")]+)").matcher(text(name));
            while (neighbour.find()) {
                assertTrue(Assets.find(neighbour.group(1)).isPresent(), name + " names " + neighbour.group(1));
                seen++;
            }
        }
        assertTrue(seen >= 6, "premise: files name neighbours");
    }

    @Test
    void compressedIsTheSame() throws IOException {
        Asset css = asset("tabler.min.css");
        assertTrue(css.gzip().length < css.content().length / 5);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(css.gzip()))) {
            assertArrayEquals(css.content(), in.readAllBytes());
        }
        assertEquals(0, asset("inter-latin.woff2").gzip().length);
    }

    @Test
    void theStyleSheetHasEveryPart() throws IOException {
        int seen = 0;
        try (var files = Files.list(Path.of("src/main/resources/console/style"))) {
            for (Path part : files.toList()) {
                String first = Files.readString(part).lines().findFirst().orElseThrow();
                assertTrue(text("console.css").contains(first), part + " is left out");
                seen++;
            }
        }
        assertTrue(seen > 5, "premise: there are parts");
    }

    @Test
    void styleSheetsLoadNothingFromElsewhere() {
        for (String name : List.of("console.css", "tabler.min.css")) {
            assertFalse(
                    Pattern.compile("url\\([\"']?(https?:)?//")
                            .matcher(text(name))
                            .find(),
                    name);
            assertFalse(text(name).contains("@import"), name);
        }
    }

    @Test
    void everyIconThatATemplateNamesIsThere() throws IOException {
        String sprite = text("icons.svg");
        Pattern used = Pattern.compile("icon\\(name = \"([a-z-]+)\"\\)|icon = \"([a-z-]+)\"");
        int seen = 0;
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (Path template :
                    files.filter(file -> file.toString().endsWith(".jte")).toList()) {
                Matcher icon = used.matcher(Files.readString(template));
                while (icon.find()) {
                    String name = icon.group(1) == null ? icon.group(2) : icon.group(1);
                    assertTrue(sprite.contains("id=\"" + name + "\""), template + " uses " + name);
                    seen++;
                }
            }
        }
        assertTrue(seen > 40, "premise: templates use icons");
    }

    private static Asset asset(String name) {
        return Assets.find(Assets.path(name).substring(Assets.ROOT.length())).orElseThrow();
    }

    private static String text(String name) {
        return new String(asset(name).content(), StandardCharsets.UTF_8);
    }
}
