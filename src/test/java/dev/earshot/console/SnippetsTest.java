package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.console.page.BotForm;
import dev.earshot.console.page.ConnectView.Snippet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    private static final String KEY = "0123456789abcdefghij0123456789abcdefghij";
    private static final String ORIGIN = "https://earshot.example.test:8443";

    @Test
    void everyExampleHasTheKeyAndThisServersAddress() {
        for (BotForm.Platform platform : BotForm.PLATFORMS) {
            List<Snippet> snippets = Snippets.of(platform.id(), KEY, ORIGIN);
            assertEquals(
                    List.of("npm", "botkit", "curl", "java"),
                    snippets.stream().map(Snippet::id).toList());
            for (Snippet snippet : snippets) {
                assertTrue(snippet.code().contains(KEY), snippet.code());
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
    void theBodiesAreJson() {
        for (String platform : List.of("facebook", "universal")) {
            String curl = code(platform, "curl");
            JsonNode body = SampleConversation.json(curl.substring(curl.indexOf("-d '") + 4, curl.lastIndexOf('\'')));
            assertTrue(body.has(platform.equals("facebook") ? "entry" : "text"));
            assertTrue(curl.contains("platform=" + platform));
        }
    }

    private static String code(String platform, String id) {
        return Snippets.of(platform, KEY, ORIGIN).stream()
                .filter(snippet -> snippet.id().equals(id))
                .findFirst()
                .orElseThrow()
                .code();
    }
}
