package dev.earshot.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's own Chromium; {@code EARSHOT_CHROMIUM} names another. Not thread-safe. */
final class Chromium implements AutoCloseable {
    /** Nothing that the browser does by itself may reach the network or wait for it. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    /** For whatever is expected of a page: it is there at once, and much later on a machine with other things to do. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        Path executable = executable();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    private static Path executable() {
        String named = System.getenv("EARSHOT_CHROMIUM");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no Chromium: './earshot test' installs it, or EARSHOT_CHROMIUM names one"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
