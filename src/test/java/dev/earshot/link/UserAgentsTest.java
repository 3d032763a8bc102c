package dev.earshot.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.UserAgentKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UserAgentsTest {
    private final UserAgents userAgents = new UserAgents();

    @Test
    void readsAnIphone() {
        Device device = userAgents.of(Visits.IPHONE);
        assertEquals(
                new Device(Platform.IOS, "iOS", new Version(List.of(16, 4)), "Apple", "iPhone", "Mobile Safari", ""),
                device);
    }

    @Test
    void readsMessengersOwnBrowser() {
        Device device = userAgents.of(Visits.MESSENGER_ON_IPHONE);
        assertEquals("messenger", device.inApp());
        assertEquals(Platform.IOS, device.platform());
        assertEquals("Apple", device.brand());
        assertEquals("iPhone12,1", device.model());
    }

    @Test
    void readsAnAndroid() {
        Device device = userAgents.of(Visits.SAMSUNG);
        assertEquals(Platform.ANDROID, device.platform());
        assertEquals("Samsung", device.brand());
        assertEquals("SM-G991B", device.model());
        assertEquals("Chrome Mobile", device.browser());
        assertEquals(new Version(List.of(13)), device.version());
    }

    @Test
    void readsADesktop() {
        assertEquals(Platform.WINDOWS, userAgents.of(Visits.WINDOWS).platform());
        assertEquals(
                Platform.MACOS,
                userAgents
                        .of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                + " Version/17.1 Safari/605.1.15")
                        .platform());
    }

    @Test
    void keepsWhatItHasRead() {
        assertTrue(userAgents.known(Visits.WINDOWS).isEmpty());
        Device read = userAgents.of(Visits.WINDOWS);
        assertEquals(read, userAgents.known(Visits.WINDOWS).orElseThrow());
    }

    @Test
    void anythingMayBeAUserAgent() {
        assertEquals(Device.UNKNOWN, userAgents.of(""));
        long seed = Long.getLong("earshot.seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            userAgents.of(new String(noise, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        userAgents.of("Mozilla/5.0 (Linux; Android ".repeat(2_500)); // 64 kB
        userAgents.of("(".repeat(65_536));
    }

    @Test
    void tellsCrawlersAndProgramsFromPeople() {
        for (String crawler : List.of(
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Facebot",
                "WhatsApp/2.23.20.0",
                "TelegramBot (like TwitterBot)",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; ExampleBot)",
                "LinkedInBot/1.0")) {
            assertEquals(UserAgentKind.CRAWLER, UserAgentKind.of(crawler), crawler);
        }
        assertEquals(UserAgentKind.PROGRAM, UserAgentKind.of("curl/8.5.0"));
        for (String person : List.of(
                "",
                Visits.IPHONE,
                Visits.MESSENGER_ON_IPHONE,
                Visits.SAMSUNG,
                Visits.WINDOWS,
                "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/80.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 9; CUBOT) AppleWebKit/537.36 Chrome/80.0 Mobile Safari/537.36")) {
            assertEquals(UserAgentKind.PERSON, UserAgentKind.of(person), person);
        }
    }

    @Test
    void ordersLanguagesByHowDearTheyAre() {
        assertEquals(List.of("de-at", "de", "en"), Languages.of("en;q=0.5, de-AT, de;q=0.9, fr;q=0, *;q=0.1"));
        assertEquals(List.of(), Languages.of(""));
        assertFalse(Languages.of("x".repeat(70_000)).isEmpty());
        assertEquals(List.of("de"), Languages.of("de, en;q=NaN, fr;q=-1, it;q=many"));
    }
}
