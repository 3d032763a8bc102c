package dev.earshot.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A window of somebody who looks at the console, with cookies of its own. Closing it fails if anything happened that never may: a dialog, a fault
 * of a script, something that the content security policy had to stop, a request for anything of elsewhere but media by
 * https, a script of a message that ran.
 */
final class Visit implements AutoCloseable {
    private static final Set<String> MEDIA = Set.of("image", "media");

    /** Tells what the policy stopped, also where the browser's console is silent about it. */
    private static final String WATCH = """
            addEventListener("securitypolicyviolation", (event) =>
                console.error("stopped by policy: " + event.violatedDirective + " " + event.blockedURI));
            """;

    private final String origin;
    private final BrowserContext context;
    private final Page page;
    private String elsewhere = "";
    private final List<String> incidents = new ArrayList<>();
    private final List<String> fetchedElsewhere = new ArrayList<>();

    Visit(Browser browser, String origin, Screen screen) {
        this.origin = origin;
        this.context = browser.newContext(screen.options().setBaseURL(origin));
        context.setDefaultTimeout(Chromium.PATIENCE.toMillis());
        context.addInitScript(WATCH);
        context.onRequest(this::note);
        context.onDialog(this::refuse);
        context.onWebError(error -> incidents.add("script: " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.text().contains("policy") || message.text().contains("Policy")) {
                incidents.add(message.text());
            }
        });
        this.page = context.newPage();
    }

    /** Pictures of elsewhere are there. Not for every visit, as the browser then caches nothing. */
    Visit withPictures() {
        context.route(Pattern.compile("^https://.*"), Visit::answerForElsewhere);
        return this;
    }

    /** One may go there too: to another site's page, as people do. */
    Visit mayGoTo(String other) {
        elsewhere = other;
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** @param path of the console */
    Page open(String path) {
        page.navigate(path);
        return page;
    }

    /** What was asked of other servers, in order. */
    List<String> fetchedElsewhere() {
        return List.copyOf(fetchedElsewhere);
    }

    private void refuse(Dialog dialog) {
        incidents.add("dialog: " + dialog.message());
        dialog.dismiss();
    }

    private void note(Request request) {
        String url = request.url();
        boolean isAllowed = !elsewhere.isEmpty() && url.startsWith(elsewhere + "/");
        if (isAllowed || url.startsWith(origin + "/") || url.startsWith("blob:")) {
            return;
        }
        fetchedElsewhere.add(url);
        if (!url.startsWith("https://") || !MEDIA.contains(request.resourceType())) {
            incidents.add("fetched a " + request.resourceType() + ": " + url);
        }
    }

    private static void answerForElsewhere(Route route) {
        if (route.request().resourceType().equals("image")) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("image/svg+xml")
                    .setBody(Pictures.of(route.request().url())));
        } else {
            route.abort();
        }
    }

    @Override
    public void close() {
        for (Page each : context.pages()) {
            if (!"undefined".equals(each.evaluate("typeof window.pwned"))) {
                incidents.add("a script of a message ran on " + each.url());
            }
        }
        context.close();
        assertEquals(List.of(), incidents, "what never may happen");
    }
}
