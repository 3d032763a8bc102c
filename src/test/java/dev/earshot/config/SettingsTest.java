package dev.earshot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Settings arguments(Map<String, String> arguments) {
        return new Settings(arguments, Map.of(), Map.of());
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() {
        Map<String, String> environment = Map.of("EARSHOT_PORT", "2", "EARSHOT_HTTP_MAX_BODY_BYTES", "2000");
        Map<String, String> file = Map.of("port", "3", "http.max-body-bytes", "3000", "data", "there");
        Settings settings = new Settings(Map.of("port", "1"), environment, file);

        assertEquals(1, settings.integer("port", 8080, 0, 65_535));
        assertEquals(2_000, settings.integer("http.max-body-bytes", 1, 0, 10_000));
        assertEquals("there", settings.text("data", "here"));
        assertEquals("otherwise", settings.text("host", "otherwise"));
        settings.check();
    }

    @Test
    void showsAllMistakesAtOnce() {
        Settings settings =
                arguments(Map.of("port", "70000", "http.idle", "x", "quick", "maybe", "public-url", "example"));
        settings.integer("port", 8080, 0, 65_535);
        settings.number("http.idle", 5, 1, 10);
        settings.flag("quick", false);
        settings.uri("public-url");

        String message = assertThrows(SettingsException.class, settings::check).getMessage();

        assertEquals("""
                port must be a whole number from 0 to 65535, not '70000'
                http.idle must be a whole number from 1 to 10, not 'x'
                quick must be true or false, not 'maybe'
                public-url must be an address such as https://bots.example.com, not 'example'""".replace("\n", System.lineSeparator()), message);
    }

    @Test
    void anUnknownNameStopsTheStartAndTheNearestIsSuggested() {
        Settings settings = new Settings(Map.of("prot", "1"), Map.of(), Map.of("dtaa", "x"));
        settings.integer("port", 8080, 0, 65_535);
        settings.text("data", "./data");

        String message = assertThrows(SettingsException.class, settings::check).getMessage();

        assertTrue(message.contains("unknown setting --prot; did you mean port?"), message);
        assertTrue(message.contains("unknown setting dtaa (in the settings file); did you mean data?"), message);
    }

    @Test
    void suggestsNothingForANameThatIsLikeNone() {
        Settings settings = arguments(Map.of("zzzzzzzzzz", "1"));
        settings.integer("port", 8080, 0, 65_535);

        String message = assertThrows(SettingsException.class, settings::check).getMessage();

        assertFalse(message.contains("did you mean"), message);
    }

    @Test
    void anUnknownEnvironmentVariableOfOursStopsTheStart() {
        Settings settings = new Settings(
                Map.of(), Map.of("EARSHOT_PROT", "1", "EARSHOT_JAVA_OPTIONS", "-Xmx1g", "HOME", "/"), Map.of());
        settings.integer("port", 8080, 0, 65_535);

        assertEquals(
                "unknown environment variable EARSHOT_PROT",
                assertThrows(SettingsException.class, settings::check).getMessage());
    }

    @Test
    void readsFlagsDurationsAndAddresses() {
        Settings settings =
                arguments(Map.of("a", "", "b", "off", "wait", "30", "public-url", "https://bots.example.com"));

        assertTrue(settings.flag("a", false));
        assertFalse(settings.flag("b", true));
        assertTrue(settings.flag("c", true));
        assertEquals(Duration.ofSeconds(30), settings.seconds("wait", 10, 1, 60));
        assertEquals(Optional.of(URI.create("https://bots.example.com")), settings.uri("public-url"));
        settings.check();
    }
}
