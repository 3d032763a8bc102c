package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file of past data, sent, looked at and brought in with the mouse. */
@ExtendWith(ChromiumExtension.class)
class PastPageTest {
    @Test
    void aFileIsShownBeforeItComesInAndThenStandsInTheBotsPages(Chromium chromium, @TempDir Path folder)
            throws Exception {
        Path rows = folder.resolve("old chats.csv");
        StringBuilder content = new StringBuilder("userId,text,timestamp,incoming,city\n");
        for (int i = 0; i < 30_000; i++) { // long enough for more than one part
            content.append("u")
                    .append(i % 50)
                    .append(",\"What is said, number ")
                    .append(i);
            content.append("\",2024-03-0")
                    .append(1 + i % 9)
                    .append("T10:00:00Z,")
                    .append(i % 2 == 0)
                    .append(",Bern\n");
        }
        content.append("u1,when was this,,true,\n");
        Files.writeString(rows, content);
        Path data = folder.resolve("data");
        try (Site site = Site.start(chromium, data);
                Visit visit = site.visit()) {
            MessengerBot bot = site.bot("Luna");
            Page page = visit.open(bot.path("/past"));
            page.setInputFiles("#past-file", rows);
            page.getByText("Read it").click();
            Locator one = page.getByRole(AriaRole.ARTICLE);
            assertThat(one.getByText("waits for you"))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(30_000));
            assertThat(one).containsText("30,001 lines of csv");
            assertThat(one).containsText("Kept as metadata: city");
            assertThat(one).containsText("1 line cannot be used");
            assertThat(one).containsText("'timestamp' is missing");
            assertThat(one.locator("table").last()).containsText("What is said, number 0");
            Download errors = page.waitForDownload(
                    () -> one.getByText("Download the list").click());
            assertTrue(Files.readString(errors.path()).contains("\"line\":30002"), Files.readString(errors.path()));

            one.getByText("Bring 30,000 lines in").click();
            assertThat(one.getByText("done", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(60_000));
            assertThat(one).containsText("30,000 events brought in");

            page.selectOption("select[name=what]", "users");
            page.selectOption("select[name=format]", "jsonl");
            Download users = page.waitForDownload(
                    () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download"))
                            .click());
            List<String> lines = Files.readAllLines(users.path());
            assertTrue(lines.size() == 50, lines.size() + " users");
        }
    }
}
