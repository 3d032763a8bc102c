package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.earshot.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is on the screen and in queries a moment later. How long a moment is, is printed and not asserted: it
 * is the machine's as much as ours.
 */
@ExtendWith(ChromiumExtension.class)
class FreshnessTest {
    private static final int TIMES = 20;

    /** Notes when each row came, by the clock of this machine. */
    private static final String WATCH = """
            () => {
                window.seen = {};
                new MutationObserver(() => {
                    for (const line of document.querySelectorAll(".fire-line")) {
                        window.seen[line.textContent.trim()] ??= Date.now();
                    }
                }).observe(document.querySelector("[data-stream]"), { childList: true });
            }
            """;

    @Test
    void whatWasAcknowledgedIsOnTheScreenAndInQueriesAMomentLater(Chromium chromium, @TempDir Path data)
            throws Exception {
        try (Site site = Site.start(chromium, data);
                Visit visit = site.visit()) {
            MessengerBot bot = site.bot("Quick");
            Page page = visit.open(bot.path("/firehose"));
            assertThat(page.locator("[data-live-word]")).hasText("Live");
            page.evaluate(WATCH);
            List<Long> onScreen = new ArrayList<>();
            List<Long> inQueries = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                String text = "message " + i;
                bot.hears("ann", text);
                long acknowledged = System.currentTimeMillis();
                String query = "/api/v1/bots/" + bot.id() + "/messages?limit=1&text=message%20" + i;
                TestServer.await(
                        () -> site.server().get(query),
                        found -> !found.get("items").isEmpty());
                inQueries.add(System.currentTimeMillis() - acknowledged);
                page.waitForFunction("(text) => window.seen[text]", text);
                Number seen = (Number) page.evaluate("(text) => window.seen[text]", text);
                onScreen.add(seen.longValue() - acknowledged);
            }
            System.out.printf(
                    "acknowledged to on the screen: median %d ms, at most %d ms; to in a query: median %d ms, at most %d ms%n",
                    median(onScreen), onScreen.getLast(), median(inQueries), inQueries.getLast());
        }
    }

    private static long median(List<Long> millis) {
        millis.sort(null);
        return millis.get(millis.size() / 2);
    }
}
