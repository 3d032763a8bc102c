package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.console.page.BotForm;
import dev.earshot.console.page.ConnectView.Snippet;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.Message;
import dev.earshot.event.Touch;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Wire;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    private static final String KEY = "0123456789abcdefghij0123456789abcdefghij";
    private static final String APP = "kopizza-bot-k3v9x0m2q7t5r";
    private static final String ORIGIN = "https://earshot.example.test:8443";

    @Test
    void everyExampleHasTheKeyAndThisServersAddress() {
        for (BotForm.Platform platform : BotForm.PLATFORMS) {
            List<Snippet> snippets = Snippets.of(platform.id(), KEY, ORIGIN, APP);
            assertEquals(
                    List.of("npm", "botkit", "curl", "java", "kochava"),
                    snippets.stream().map(Snippet::id).toList());
            for (Snippet snippet : snippets) {
                assertTrue(snippet.code().contains(snippet.id().equals("kochava") ? APP : KEY), snippet.code());
                assertTrue(snippet.code().contains(ORIGIN), snippet.code());
            }
        }
    }

    @Test
    void theClientIsCalledByTheNameItKnowsThePlatformBy() {
        assertTrue(code("facebook", "npm").contains("}).facebook"));
        assertTrue(code("slack", "npm").contains("}).slack"));
        assertTrue(code("rasa", "npm").contains("}).universal"), "the client knows no rasa");
        assertTrue(code("webchat", "npm").contains("}).universal"));
    }

    @Test
    void theExampleOfEachPlatformIsAcceptedAsAMessageOfThatPlatform() {
        for (BotForm.Platform platform : BotForm.PLATFORMS) {
            String curl = code(platform.id(), "curl");
            String query = curl.substring(curl.indexOf('?') + 1, curl.indexOf("' \\"));
            String body = curl.substring(curl.indexOf("-d '") + 4, curl.lastIndexOf('\''));
            Decoded decoded = Wire.decode(query, body);
            assertEquals(List.of(), decoded.faults(), platform.id());
            Message message = assertInstanceOf(Message.class, decoded.events().getFirst());
            assertEquals(platform.id(), message.header().platform());
            assertEquals(Wire.NOW, message.header().time(), "it is said now, whenever it is tried");
        }
    }

    @Test
    void theExamplesOfKochavaAreAccepted() {
        String code = code("facebook", "kochava");
        String body = code.substring(code.indexOf("-d '") + 4, code.indexOf("'\n\n"));
        BotEvent event = assertInstanceOf(BotEvent.class, only(Wire.decode("kochava", body)));
        assertEquals("100", String.valueOf(event.amount()));
        for (String kind : List.of("impression", "click")) {
            String address = code.substring(code.indexOf("/" + kind + "?") + 1);
            Touch touch = assertInstanceOf(
                    Touch.class, only(Wire.decode("kochava/" + address.substring(0, address.indexOf('\'')), "")));
            assertEquals(kind, touch.kind().name().toLowerCase(Locale.ROOT));
            assertEquals(event.header().userId(), touch.header().userId());
        }
    }

    private static Event only(Decoded decoded) {
        assertEquals(List.of(), decoded.faults());
        return decoded.events().getFirst();
    }

    private static String code(String platform, String id) {
        return Snippets.of(platform, KEY, ORIGIN, APP).stream()
                .filter(snippet -> snippet.id().equals(id))
                .findFirst()
                .orElseThrow()
                .code();
    }
}
