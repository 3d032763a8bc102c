package dev.earshot.browser;

import com.microsoft.playwright.options.Cookie;
import dev.earshot.TestServer;
import dev.earshot.TestServer.TestBot;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A server with an owner, and a browser to look at it with. */
final class Site implements AutoCloseable {
    static final String EMAIL = "ada@example.com";
    static final String PASSWORD = "correct horse battery";

    private final Chromium chromium;
    private final TestServer server;
    private final String session;

    private Site(Chromium chromium, TestServer server, String session) {
        this.chromium = chromium;
        this.server = server;
        this.session = session;
    }

    static Site start(Chromium chromium, Path data) throws IOException, InterruptedException {
        TestServer server = TestServer.start(data);
        return new Site(chromium, server, makeOwner(server));
    }

    TestServer server() {
        return server;
    }

    /** A bot of Messenger that has said nothing yet. */
    MessengerBot bot(String name) throws Exception {
        TestBot bot = server.createBot(name);
        return new MessengerBot(server, bot);
    }

    /** The owner's window, signed in. */
    Visit visit() {
        return visit(Screen.DESKTOP);
    }

    Visit visit(Screen screen) {
        return signedIn(stranger(screen), server.address());
    }

    /** The owner's window, over a network that can fail. */
    Visit visitThrough(Relay relay) {
        return signedIn(new Visit(chromium.browser(), relay.address(), Screen.DESKTOP), relay.address());
    }

    private Visit signedIn(Visit visit, String address) {
        visit.context().addCookies(List.of(new Cookie("earshot_session", session).setUrl(address)));
        return visit;
    }

    /** The window of somebody who is not signed in. */
    Visit stranger(Screen screen) {
        return new Visit(chromium.browser(), server.address(), screen);
    }

    /** Without the browser, as it is what one test shows and the others only need. */
    private static String makeOwner(TestServer server) throws IOException, InterruptedException {
        URI link = URI.create(server.setupLink());
        String form = link.getRawQuery() + "&name=" + encoded("Ada Lovelace") + "&email=" + encoded(EMAIL)
                + "&password=" + encoded(PASSWORD) + "&workspace=";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(link)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
            return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
