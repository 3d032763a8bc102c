package dev.earshot.browser;

import com.microsoft.playwright.Page;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

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
        return start(chromium, data, Map.of());
    }

    /** @param settings more than the defaults, by name */
    static Site start(Chromium chromium, Path data, Map<String, String> settings)
            throws IOException, InterruptedException {
        TestServer server = TestServer.start(data, settings);
        return new Site(chromium, server, makeOwner(server));
    }

    /** Somebody more in the owner's workspace, an agent with the owner's password. */
    void addColleague(String name, String email, Path data) throws SQLException {
        String file = "jdbc:sqlite:" + data.resolve("control.db") + "?busy_timeout=5000";
        try (Connection connection = DriverManager.getConnection(file)) {
            try (PreparedStatement account = connection.prepareStatement(
                    "INSERT INTO account SELECT ?, ?, ?, password_hash, created_at FROM account LIMIT 1")) {
                account.setString(1, "acc_" + email);
                account.setString(2, email);
                account.setString(3, name);
                account.executeUpdate();
            }
            try (PreparedStatement membership = connection.prepareStatement(
                    "INSERT INTO membership SELECT ?, workspace_id, 'AGENT', created_at FROM membership LIMIT 1")) {
                membership.setString(1, "acc_" + email);
                membership.executeUpdate();
            }
        }
    }

    /** The window of a colleague, signed in. */
    Visit visitOf(String email) {
        Visit visit = stranger(Screen.DESKTOP);
        Page page = visit.open("/sign-in");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("form button.btn-primary").click();
        page.waitForURL(address -> !address.contains("sign-in"));
        return visit;
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
