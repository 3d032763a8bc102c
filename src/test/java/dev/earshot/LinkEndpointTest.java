package dev.earshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.control.Caller;
import dev.earshot.control.LinkDraft;
import dev.earshot.control.Outcome;
import dev.earshot.control.SmartLink;
import dev.earshot.event.BotId;
import dev.earshot.event.EventCodec;
import dev.earshot.event.Touch;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import dev.earshot.eventlog.segment.SegmentLog;
import dev.earshot.eventlog.segment.SegmentLogSettings;
import dev.earshot.link.LinkContent;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following links over real HTTP. */
final class LinkEndpointTest {
    private static final Caller OPERATOR = new Caller.Operator();
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/16.4 Mobile/15E148 Safari/604.1";
    private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";
    private static final String FACEBOOK = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";

    @TempDir
    Path data;

    private TestServer server;
    private TestServer.TestBot bot;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(data, Map.of("links.app-schemes", "pizza"));
        bot = server.createBot("Pizza");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** @param head status line and headers */
    private record Reply(String head, String body) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        String header(String name) {
            Matcher matcher = Pattern.compile("(?im)^" + name + ": (.*)$").matcher(head);
            return matcher.find() ? matcher.group(1).strip() : "";
        }
    }

    private Reply get(String target, String userAgent, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("User-Agent: " + userAgent);
        return call("GET", target, "127.0.0.1", all, "");
    }

    /** By hand: a client's library would not send a host or an address of our choice. */
    private Reply call(String method, String target, String host, List<String> headers, String body) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n");
            headers.forEach(header -> request.append(header).append("\r\n"));
            OutputStream out = socket.getOutputStream();
            out.write((request + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answer = readAll(socket.getInputStream());
            int end = answer.indexOf("\r\n\r\n");
            return new Reply(answer.substring(0, end), answer.substring(end + 4));
        }
    }

    private static String readAll(InputStream in) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static LinkContent.RuleText rule(String name, String kind, String is, String destination) {
        return new LinkContent.RuleText(name, List.of(new LinkContent.ConditionText(kind, is)), destination);
    }

    private static LinkContent content(String destination, LinkContent.RuleText... rules) {
        return new LinkContent(destination, List.of(rules), false, Map.of(), null);
    }

    private SmartLink link(String code, LinkContent content) throws Exception {
        return link("", code, content, null, null, null);
    }

    private SmartLink link(
            String host,
            String code,
            LinkContent content,
            @Nullable Instant expiresAt,
            @Nullable Long limit,
            @Nullable String password)
            throws Exception {
        SmartLink made = done(server.app()
                .control()
                .smartLinks()
                .create(
                        OPERATOR,
                        new BotId(bot.id()),
                        new LinkDraft("Menu", host, code, null, content.json(), expiresAt, limit, password, false)));
        server.app().links().refresh();
        return made;
    }

    private static <T> T done(Outcome<T> outcome) {
        return outcome instanceof Outcome.Done<T>(T value)
                ? value
                : org.junit.jupiter.api.Assertions.fail("" + outcome);
    }

    private long accepted() throws Exception {
        return server.awaitBooks(bot).get("accepted").asLong();
    }

    @Test
    void leadsEachVisitorByTheFirstRuleThatFires() throws Exception {
        link(
                "menu",
                content(
                        "https://shop.example/",
                        rule("New iPhones", "os", "iOS >= 16", "https://m.me/pizza?ref=ios"),
                        rule("iPhones", "platform", "ios", "pizza://menu/{dish}"),
                        rule("Germans", "language", "de", "https://shop.example/de?click={click_id}")));

        Reply iphone = get("/l/menu?dish=a%2Fb", IPHONE);
        Reply german = get(
                "/l/menu?&lpurl=https://evil.example/&deeplink=evil://x&url=//evil.example",
                WINDOWS,
                "Accept-Language: de-AT,en;q=0.5");

        assertEquals(302, iphone.status());
        assertTrue(
                iphone.header("Location").matches("https://m\\.me/pizza\\?ref=ios\\.ck_[0-9a-f]{32}"), iphone.head());
        assertEquals("private, no-store", iphone.header("Cache-Control"));
        assertTrue(
                german.header("Location").matches("https://shop\\.example/de\\?click=ck_[0-9a-f]{32}"), german.head());
        assertEquals("https://shop.example/", get("/l/menu/", WINDOWS).header("Location"));
        assertEquals(3, accepted());
    }

    @Test
    void aClickIsKeptWithTheIdThatItsDestinationGot() throws Exception {
        SmartLink link =
                link("menu", content("https://m.me/pizza", rule("iPhones", "platform", "ios", "https://m.me/i")));

        String location = get("/l/menu?fb_user_id=77&cp_0=a&site_id=s", IPHONE).header("Location");
        get("/l/menu?fb_user_id=77", IPHONE);
        get("/l/menu?fb_user_id=77", FACEBOOK);

        String clickId = location.substring(location.indexOf("ck_"));
        assertEquals(
                List.of(
                        "PERSON " + clickId + " " + link.id() + " iPhones 77 s {\"cp_0\":\"a\"} 127.0.0.1",
                        "REPEAT",
                        "CRAWLER"),
                touches().stream()
                        .map(touch -> touch.traffic() == Touch.Traffic.PERSON
                                ? "PERSON " + touch.clickId() + " " + touch.linkId() + " " + touch.ruleId() + " "
                                        + touch.header().userId() + " " + touch.siteId() + " "
                                        + touch.parametersJson() + " " + touch.ipAddress()
                                : touch.traffic().name())
                        .toList());
    }

    /** All in the log. */
    private List<Touch> touches() throws Exception {
        server.close();
        List<Touch> touches = new ArrayList<>();
        try (SegmentLog log = SegmentLog.open(SegmentLogSettings.in(data.resolve("log")), InstantSource.system());
                LogReader reader = log.read(log.start())) {
            for (LogRecord record : reader.read(1 << 20, Duration.ofSeconds(5))) {
                EventCodec.decode(record.payload()).events().forEach(event -> touches.add((Touch) event));
            }
        }
        return touches;
    }

    @Test
    void aTrackersClickAddressLeadsToItsLandingPage() throws Exception {
        String bots = "/api/v1/bots/" + bot.id();
        String campaign = id(
                server.api("POST", bots + "/campaigns", "{\"name\":\"Spring\"}").body());
        String segment = id(server.api("POST", bots + "/campaigns/" + campaign + "/segments", "{\"name\":\"a\"}")
                .body());
        String made = server.api(
                        "POST",
                        bots + "/trackers",
                        "{\"segmentId\":\"" + segment + "\",\"trackers\":["
                                + "{\"name\":\"a\",\"landingUrl\":\"https://m.me/pizza?ref={site_id}\"},"
                                + "{\"name\":\"b\",\"landingUrl\":\"https://a.example/\",\"endsAt\":\"2020-01-01T00:00:00Z\"}]}")
                .body();
        List<String> targets = Pattern.compile("\"clickUrl\":\"http://[^/]+([^\"]+)\"")
                .matcher(made)
                .results()
                .map(found -> found.group(1))
                .toList();

        Reply click = get(targets.get(0) + "&site_id=s1&lpurl=https://evil.example/", IPHONE);
        Reply named = get(targets.get(0) + "&click_id=theirs", IPHONE);
        Reply ended = get(targets.get(1), IPHONE);

        assertEquals(302, click.status(), click.head());
        assertTrue(click.header("Location").matches("https://m\\.me/pizza\\?ref=s1\\.ck_[0-9a-f]{32}"), click.head());
        assertEquals("https://m.me/pizza?ref=theirs", named.header("Location"));
        assertEquals(410, ended.status());
        assertEquals(200, get(targets.get(0) + "&pbr=1", IPHONE).status());
        String clickId = click.header("Location").replaceAll(".*\\.ck_", "ck_");
        assertEquals(clickId, touches().getFirst().clickId());
    }

    private static String id(String json) {
        Matcher matcher = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(json);
        assertTrue(matcher.find(), json);
        return matcher.group(1);
    }

    @Test
    void headIsNoClickAndGivesNoClickIdOut() throws Exception {
        link("menu", content("https://m.me/pizza"));

        Reply head = call("HEAD", "/l/menu", "127.0.0.1", List.of("User-Agent: " + IPHONE), "");

        assertEquals(302, head.status());
        assertEquals("https://m.me/pizza", head.header("Location"));
        assertEquals("", head.body());
        assertEquals(0, accepted());
    }

    @Test
    void aCrawlerGetsThePreviewAndIsKeptAsOne() throws Exception {
        SmartLink link = link(
                "menu",
                new LinkContent(
                        "https://shop.example/secret",
                        List.of(),
                        false,
                        Map.of(),
                        new LinkContent.Preview("Pizza <3", "All \"of\" it", "https://shop.example/pizza.png")));

        Reply preview = get("/l/menu?x=1", FACEBOOK);

        assertEquals(200, preview.status());
        assertTrue(preview.body().contains("<meta property=\"og:title\" content=\"Pizza &lt;3\">"), preview.body());
        assertTrue(preview.body().contains("content=\"All &#34;of&#34; it\""), preview.body());
        assertFalse(preview.body().contains("secret"));
        assertEquals(1, accepted(), "kept");
        assertEquals(0, clicks(link), "but no click");
        assertEquals(302, get("/l/menu", "curl/8.5.0").status(), "a program is led like a person");
        assertEquals(0, clicks(link));
    }

    private long clicks(SmartLink link) {
        server.app().links().refresh();
        return server.app()
                .control()
                .smartLinks()
                .find(OPERATOR, new BotId(bot.id()), link.id())
                .orElseThrow()
                .clicks();
    }

    @Test
    void withoutAPreviewACrawlerSeesTheDestinations() throws Exception {
        link("menu", content("https://shop.example/"));
        assertEquals("https://shop.example/", get("/l/menu", FACEBOOK).header("Location"));
    }

    @Test
    void anUnknownOrEndedLinkSaysSoAndIsCounted() throws Exception {
        SmartLink old = link("", "old", content("https://shop.example/"), Instant.EPOCH.plusSeconds(1), null, null);

        Reply unknown = get("/l/nothing", WINDOWS);
        Reply ended = get("/l/old", WINDOWS);

        assertEquals(404, unknown.status());
        assertTrue(unknown.body().contains("There is no such link"), unknown.body());
        assertEquals(410, ended.status());
        assertTrue(ended.body().contains("has ended"), ended.body());
        clicks(old);
        assertEquals(
                1,
                server.app()
                        .control()
                        .smartLinks()
                        .find(OPERATOR, new BotId(bot.id()), old.id())
                        .orElseThrow()
                        .ended());
        String metrics = server.api("GET", "/metrics", "").body();
        assertTrue(metrics.contains("earshot_links_unknown_total 1.0"), metrics);
        assertTrue(metrics.contains("earshot_links_ended_total 1.0"), metrics);
    }

    @Test
    void aLinkLeadsAsOftenAsItsLimitSays() throws Exception {
        SmartLink link = link("", "few", content("https://shop.example/"), null, 2L, null);

        List<Integer> statuses = new ArrayList<>();
        get("/l/few", FACEBOOK);
        for (int i = 0; i < 4; i++) {
            statuses.add(get("/l/few", WINDOWS).status());
        }

        assertEquals(List.of(302, 302, 410, 410), statuses);
        assertEquals(2, clicks(link));
    }

    @Test
    void aPasswordIsAskedForAndTheRightOneLeads() throws Exception {
        link("", "door", content("https://shop.example/"), null, null, "sesame");

        Reply asked = get("/l/door", WINDOWS);
        Reply wrong = call("POST", "/l/door", "127.0.0.1", List.of("User-Agent: " + WINDOWS), "password=barley");
        Reply right = call("POST", "/l/door", "127.0.0.1", List.of("User-Agent: " + WINDOWS), "password=sesame");

        assertEquals(200, asked.status());
        assertTrue(asked.body().contains("type=\"password\""), asked.body());
        assertFalse(asked.body().contains("shop.example"));
        assertEquals(403, wrong.status());
        assertEquals(302, right.status());
        assertEquals("https://shop.example/", right.header("Location"));
        assertEquals(200, get("/l/door", FACEBOOK).status(), "a crawler learns nothing");
    }

    @Test
    void whoGuessesPasswordsMustWait() throws Exception {
        link("", "door", content("https://shop.example/"), null, null, "sesame");
        int status = 403;
        int tries = 0;
        while (status == 403 && tries < 30) {
            status = call("POST", "/l/door", "127.0.0.1", List.of(), "password=" + tries++)
                    .status();
        }
        assertEquals(429, status);
    }

    @Test
    void aLinksOwnHostServesLinksAndNothingElse() throws Exception {
        done(server.app().control().linkDomains().add(OPERATOR, new BotId(bot.id()), "go.example.com", Set.of()));
        link("go.example.com", "menu", content("https://shop.example/"), null, null, null);

        List<String> visitor = List.of("User-Agent: " + WINDOWS);
        assertEquals(
                "https://shop.example/",
                call("GET", "/menu", "GO.example.com:8080", visitor, "").header("Location"));
        assertEquals(404, call("GET", "/sign-in", "go.example.com", visitor, "").status());
        assertEquals(404, call("GET", "/", "go.example.com", visitor, "").status());
        assertEquals(404, call("GET", "/l/menu", "127.0.0.1", visitor, "").status(), "not on the server's own address");
        assertEquals(200, call("GET", "/sign-in", "127.0.0.1", visitor, "").status());
        String page = call("GET", "/", "go.example.com", visitor, "").body();
        Matcher style = Pattern.compile("href=\"(/assets/visitor[^\"]*)\"").matcher(page);
        assertTrue(style.find(), page);
        assertEquals(
                200, call("GET", style.group(1), "go.example.com", visitor, "").status());
    }

    @Test
    void aSplitLeadsTheSamePersonTheSameWay() throws Exception {
        link("ab", content("https://shop.example/b", rule("A", "share", "0-50", "https://shop.example/a")));

        Reply first = get("/l/ab", WINDOWS);
        String cookie = first.header("Set-Cookie");
        assertTrue(cookie.matches("earshot_visitor=[^;]+; Path=/l/; Max-Age=7776000; HttpOnly; SameSite=Lax"), cookie);
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    first.header("Location"),
                    get("/l/ab", IPHONE, "Cookie: " + cookie.replaceAll(";.*", ""))
                            .header("Location"));
        }
        int a = 0;
        for (int user = 0; user < 200; user++) {
            a += get("/l/ab?fb_user_id=" + user, WINDOWS).header("Location").endsWith("/a") ? 1 : 0;
        }
        assertTrue(a > 60 && a < 140, a + " of 200");
    }

    @Test
    void whateverIsCalledIsAnsweredClearly() throws Exception {
        link("menu", content("https://shop.example/{x}"));
        for (String target : List.of(
                "/l/",
                "/l/%00",
                "/l/menu/more",
                "/l/../l/menu",
                "/l/%zz",
                "/l/menu?%zz=%&&=&x=%ff",
                "/l/" + "x".repeat(9_000))) {
            int status = get(target, WINDOWS).status();
            assertTrue(status == 302 || status == 404, target + " " + status);
        }
        assertEquals(302, get("/l/menu", "(".repeat(20_000)).status());
        assertEquals(431, get("/l/menu", "x".repeat(64 * 1024)).status());
        assertEquals(
                "https://shop.example/%0D%0AX%3A1",
                get("/l/menu?x=%0d%0aX:1", WINDOWS).header("Location"));
        assertTrue(
                Set.of(302, 400).contains(get("/l/menu", "\u0001\u00ff\u00fe").status()));
    }
}
