package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.Assets;
import dev.earshot.console.page.BotForm;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.BotsView;
import dev.earshot.console.page.ConnectView;
import dev.earshot.console.page.ConversationRow;
import dev.earshot.console.page.ConversationsView;
import dev.earshot.console.page.FaultNote;
import dev.earshot.console.page.FirehoseFilter;
import dev.earshot.console.page.FirehoseView;
import dev.earshot.console.page.FirstStartView;
import dev.earshot.console.page.Frame;
import dev.earshot.console.page.HealthView;
import dev.earshot.console.page.MessageView;
import dev.earshot.console.page.NewBotView;
import dev.earshot.console.page.PersonPanel;
import dev.earshot.console.page.SettingsView;
import dev.earshot.console.page.SignInView;
import dev.earshot.console.page.Theme;
import dev.earshot.console.page.ThreadView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Entry;
import dev.earshot.console.show.Fact;
import dev.earshot.console.show.FirehoseRow;
import dev.earshot.console.show.Hue;
import dev.earshot.console.show.PrettyJson;
import dev.earshot.console.show.Transcriber;
import dev.earshot.report.MessageState;
import dev.earshot.report.TranscriptEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the console's pages with invented data to a folder, to be looked at without a server. */
public final class Preview {
    private static final Instant NOW = Instant.parse("2026-03-05T14:20:00Z");
    private static final BotTime TIME = new BotTime(ZoneId.of("Europe/Berlin"));
    private static final BotLink BOT = new BotLink("bot_sample", "Luna, the shop assistant", "facebook", 0);
    private static final List<BotLink> BOTS = List.of(
            BOT,
            new BotLink("bot_b", "Support desk", "slack", 3),
            new BotLink("bot_c", "Travel helper", "universal", 5));

    private final Path folder;
    private final Views views = new Views();

    private Preview(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        new Preview(Path.of(arguments[0])).write();
    }

    private Frame frame(String title, BotLink bot, Area area) {
        return new Frame(title, Theme.AUTO, "Ada Lovelace", "csrf", BOTS, bot, area, List.of(), "/");
    }

    private static Frame stranger(String title) {
        return new Frame(title, Theme.AUTO, "", "", List.of(), null, Area.NONE, List.of(), "/");
    }

    private void write() throws IOException {
        Files.createDirectories(folder.resolve("assets"));
        for (String name : List.of(
                "icons.svg",
                "favicon.svg",
                "inter-latin.woff2",
                "console.css",
                "theme.js",
                "live.js",
                "console.js",
                "connect.js",
                "firehose.js",
                "conversations.js",
                "thread.js",
                "list.js",
                "tabler.min.css",
                "htmx.min.js")) {
            String file = Assets.path(name).substring(Assets.ROOT.length());
            Files.write(
                    folder.resolve("assets").resolve(file),
                    Assets.find(file).orElseThrow().content());
        }
        page(
                "signin",
                new SignInView(
                        stranger("Sign in"),
                        "ada@example.com",
                        "/",
                        "The e-mail address or the password is wrong.",
                        ""));
        page("firststart", new FirstStartView(stranger("Welcome"), "t", "", "", "", Map.of()));
        page(
                "bots/page",
                "bots",
                new BotsView(
                        frame("Bots", null, Area.BOTS),
                        List.of(
                                new BotsView.Card(
                                        BOT, "Europe/Berlin", "48,213", "2 minutes ago", "", "Where is my order 17?"),
                                new BotsView.Card(
                                        BOTS.get(1),
                                        "UTC",
                                        "1,204",
                                        "yesterday",
                                        "",
                                        "You can reset it under Settings."),
                                new BotsView.Card(BOTS.get(2), "America/New_York", "0", "", "", ""))));
        page("bots/page", "nobots", new BotsView(frame("Bots", null, Area.BOTS), List.of()));
        page("bots/create", "newbot", new NewBotView(frame("Add a bot", null, Area.BOTS), form(), false));
        conversations();
        firehose();
        connect();
        settings();
        health();
        page(
                "message",
                "error",
                new MessageView(
                        frame("Not found", null, Area.NONE),
                        "404",
                        "There is no such page",
                        "It may have been deleted, or the address has a typing error.",
                        "To the bots",
                        "/"));
        page(
                "message",
                "error-stranger",
                new MessageView(
                        stranger("Not found"),
                        "404",
                        "There is no such page",
                        "It may have been deleted, or the address has a typing error.",
                        "To the start",
                        "/"));
    }

    private static BotForm form() {
        return new BotForm(
                "Luna, the shop assistant",
                "facebook",
                "Europe/Berlin",
                List.of(new BotForm.Zone("Europe/Berlin", "UTC+1")),
                Map.of());
    }

    private void connect() throws IOException {
        List<ConnectView.Snippet> snippets =
                Snippets.of("facebook", "6Ub3MvXjVZ0wC5gqfRkT9yNdLsA2hPe8", "http://localhost:8080");
        FaultNote fault = new FaultNote(
                "The body is not valid JSON",
                "unexpected character '.' at line 7, column 12",
                "Look at that place in the body that your bot sends: JSON allows no trailing commas, comments or stray characters.",
                "POST /track?platform=facebook&v=11.1.0-rest&type=incoming&apiKey=…",
                "14:19:48",
                "",
                false,
                "/x");
        page(
                "connect/page",
                "connect-waiting",
                new ConnectView(
                        frame("Connect", BOT, Area.CONNECT),
                        BOT,
                        "6Ub3MvXjVZ0wC5gqfRkT9yNdLsA2hPe8",
                        "••••hPe8",
                        "http://localhost:8080",
                        snippets,
                        "",
                        "",
                        fault,
                        "/none"));
        page(
                "connect/page",
                "connect-done",
                new ConnectView(
                        frame("Connect", BOT, Area.CONNECT),
                        BOT,
                        "",
                        "••••hPe8",
                        "http://localhost:8080",
                        snippets,
                        "2 minutes ago",
                        "/conversations.html",
                        null,
                        "/none"));
    }

    private void settings() throws IOException {
        page(
                "settings/page",
                "settings",
                new SettingsView(
                        frame("Settings", BOT, Area.SETTINGS),
                        BOT,
                        form(),
                        List.of(
                                new SettingsView.Key("••••hPe8", "5 Mar 2026, 15:12", "2 minutes ago", true, ""),
                                new SettingsView.Key(
                                        "••••k2Zt", "1 Feb 2026, 09:30", "yesterday", false, "6 Mar 2026, 15:12")),
                        "6Ub3MvXjVZ0wC5gqfRkT9yNdLsA2hPe8",
                        "The new key works. Old ones work until 6 Mar 2026, 15:12.",
                        Map.of(),
                        "48,213 messages"));
    }

    private void health() throws IOException {
        List<HealthView.Rejected> rows = List.of(
                new HealthView.Rejected(
                        "1",
                        "/health-detail.html",
                        "Not valid JSON",
                        "unexpected character '.' at line 7, column 12",
                        "POST /track?type=incoming&platform=facebook",
                        "14:19:48",
                        "",
                        "1.2 kB"),
                new HealthView.Rejected(
                        "2",
                        "/health-detail.html",
                        "A field is missing",
                        "'userId' is missing",
                        "POST /track?type=outgoing&platform=universal",
                        "13:02:11",
                        "",
                        "214 B"));
        HealthView.BooksNote books = new HealthView.BooksNote(
                "48,215",
                "48,213",
                "2",
                "48,190",
                "21",
                "2",
                true,
                "All 48,215 items that this bot sent are accounted for: 48,213 were accepted and 2 rejected. Of those accepted, 48,190 are stored, 21 were repeats of the same message, and 2 are on their way into the store.");
        page(
                "health/page",
                "health",
                new HealthView(
                        frame("Data health", BOT, Area.HEALTH),
                        BOT,
                        books,
                        rows,
                        "",
                        List.of(new HealthView.Reason("BAD_JSON", "Not valid JSON")),
                        false,
                        null,
                        ""));
        page(
                "health/detail",
                "health-detail",
                new HealthView.Detail(
                        frame("Rejected call", BOT, Area.HEALTH),
                        BOT,
                        rows.get(0),
                        new FaultNote(
                                "The body is not valid JSON",
                                "unexpected character '.' at line 7, column 12",
                                "Look at that place in the body.",
                                "POST /track?type=incoming",
                                "14:19:48",
                                "",
                                false,
                                ""),
                        PrettyJson.of("{\"text\":\"hi\",\"n\":[1,2,{\"a\":true}],\"userId\":\"4711\"}"),
                        false,
                        true,
                        "",
                        true,
                        "/health.html"));
    }

    private void firehose() throws IOException {
        Transcriber transcriber = new Transcriber(TIME, NOW);
        List<FirehoseRow> rows = new ArrayList<>();
        for (Entry entry : transcriber.entries(rich())) {
            rows.addFirst(FirehoseRow.of(entry));
        }
        rows.addFirst(new FirehoseRow(
                "r",
                1,
                "15:19:48",
                "2026-03-05",
                "",
                "rejected",
                "rejected",
                "",
                "unexpected character '.' at line 7, column 12",
                "",
                false,
                false));
        page(
                "firehose/page",
                "firehose",
                new FirehoseView(
                        frame("Firehose", BOT, Area.FIREHOSE), BOT, new FirehoseFilter("", "", ""), rows, "/none"));
        page(
                "firehose/page",
                "firehose-empty",
                new FirehoseView(
                        frame("Firehose", BOT, Area.FIREHOSE),
                        BOT,
                        new FirehoseFilter("", "", ""),
                        List.of(),
                        "/none"));
    }

    private void conversations() throws IOException {
        String[][] people = {
            {"7000000000000001", "Maria Fernández", "Where is my order 17?", "1", ""},
            {"7000000000000002", "Jonas Weber", "Danke, das hat geholfen! 🎉", "1", ""},
            {"7000000000000003", "", "Show me red shoes", "1", "x"},
            {"7000000000000004", "Aiko Tanaka", "Your parcel arrives tomorrow between 9 and 12.", "", ""},
            {"7000000000000005", "Omar Haddad", "شكرا جزيلا", "1", ""},
            {"7000000000000006", "Priya Nair", "Image", "1", ""},
            {"7000000000000007", "Tom O’Brien", "I want to talk to a human", "1", "x"},
            {"7000000000000008", "Lena Schmidt", "Here are three offers for you", "", ""},
            {"7000000000000009", "", "hello", "1", ""},
            {"7000000000000010", "Chen Wei", "价格是多少？", "1", ""},
            {"7000000000000011", "Zoë Martin", "Thumbs up", "1", ""}
        };
        List<ConversationRow> rows = new ArrayList<>();
        Instant at = NOW;
        for (String[] person : people) {
            String name = person[1].isEmpty() ? person[0] : person[1];
            rows.add(new ConversationRow(
                    person[0],
                    "/conversations-picked.html",
                    name,
                    initials(person[1]),
                    Hue.of(person[0]),
                    person[2],
                    !person[3].isEmpty(),
                    !person[4].isEmpty(),
                    at.toEpochMilli(),
                    TIME.brief(at, NOW),
                    BotTime.utc(at),
                    rows.isEmpty()));
            at = at.minus(Duration.ofMinutes(97L * rows.size()));
        }
        ConversationRow.Rows list = new ConversationRow.Rows(rows, null, false);
        PersonPanel person = new PersonPanel(
                "7000000000000001",
                "Maria Fernández",
                "MF",
                Hue.of("7000000000000001"),
                true,
                List.of(
                        new Fact("First seen", "12 Jan 2026, 10:41"),
                        new Fact("Last seen", "today, 15:20"),
                        new Fact("Messages", "38 in, 41 out"),
                        new Fact("Events", "6"),
                        new Fact("Revenue", "129.80 EUR")),
                List.of(
                        new Fact("firstName", "Maria"),
                        new Fact("lastName", "Fernández"),
                        new Fact("locale", "es_ES"),
                        new Fact("plan", "premium"),
                        new Fact("abGroup", "B"),
                        new Fact("zip", "28013")),
                List.of(
                        new PersonPanel.Change("5 Mar 2026, 15:02", "", List.of(new Fact("plan", "premium"))),
                        new PersonPanel.Change(
                                "12 Jan 2026, 10:41",
                                "",
                                List.of(new Fact("plan", "free"), new Fact("abGroup", "B")))));
        List<Entry> entries = new Transcriber(TIME, NOW).entries(rich());
        ThreadView thread =
                new ThreadView(person, entries, "/older", null, "", "/raw", "/none", "/conversations.html", "/");
        page(
                "conversation/page",
                "conversations",
                new ConversationsView(
                        frame("Conversations", BOT, Area.CONVERSATIONS), BOT, list, "", thread, false, "/none"));
        page(
                "conversation/page",
                "conversations-picked",
                new ConversationsView(
                        frame("Conversations", BOT, Area.CONVERSATIONS), BOT, list, "", thread, true, "/none"));
        for (String[] part : new String[][] {{"templates", ""}, {"hostile", ""}}) {
            List<TranscriptEntry> sample = part[0].equals("templates") ? templates() : hostile();
            ThreadView other = new ThreadView(
                    person, new Transcriber(TIME, NOW).entries(sample), null, null, "", "/raw", "/none", "/", "/");
            page(
                    "conversation/page",
                    part[0],
                    new ConversationsView(
                            frame("Conversations", BOT, Area.CONVERSATIONS), BOT, list, "", other, true, "/none"));
        }
        page(
                "conversation/page",
                "conversations-empty",
                new ConversationsView(
                        frame("Conversations", BOT, Area.CONVERSATIONS),
                        BOT,
                        new ConversationRow.Rows(List.of(), null, false),
                        "",
                        null,
                        false,
                        "/none"));
    }

    private static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            if (!word.isEmpty()) {
                initials.append(word.charAt(0));
            }
        }
        return initials.isEmpty() ? "#" : initials.toString();
    }

    private static List<TranscriptEntry> rich() {
        SampleConversation c = new SampleConversation("7000000000000001", NOW.minus(Duration.ofHours(27)));
        c.event(
                "REFERRAL",
                "referralEvent",
                null,
                null,
                "{\"source\":\"ADS\",\"ref\":\"summer\",\"ad_id\":\"6000000001\"}");
        c.add(c.message("INCOMING", "USER", "POSTBACK").text("Get Started").content("{\"payload\":\"GET_STARTED\"}"));
        c.add(
                c.message("OUTGOING", "BOT", "TEXT")
                        .text("Hi Maria! I'm Luna. What are you looking for today?")
                        .read()
                        .template("welcome")
                        .content(
                                "{\"quickReplies\":[{\"type\":\"text\",\"title\":\"Shoes\",\"payload\":\"SHOES\"},{\"type\":\"text\",\"title\":\"Track my order\",\"payload\":\"TRACK\"},{\"type\":\"user_email\"}]}"));
        c.add(c.message("INCOMING", "USER", "QUICK_REPLY")
                .text("Shoes")
                .content("{\"payload\":\"SHOES\"}")
                .intent("browse.category", 0.93, "[{\"name\":\"category\",\"value\":\"shoes\"}]"));
        c.add(
                c.message("OUTGOING", "BOT", "TEMPLATE")
                        .text("Red runner")
                        .read()
                        .attachment(
                                "template",
                                null,
                                "{\"template_type\":\"generic\",\"elements\":[{\"title\":\"Red runner\",\"subtitle\":\"Light, for the road. €64.90\",\"image_url\":\"https://cdn.example.test/p.jpg\",\"buttons\":[{\"type\":\"postback\",\"title\":\"Buy\",\"payload\":\"BUY_1\"},{\"type\":\"web_url\",\"title\":\"Details\",\"url\":\"https://shop.example.test/red-runner\"}]},{\"title\":\"Trail blazer\",\"subtitle\":\"Grip for mud. €89.00\",\"image_url\":\"https://cdn.example.test/q.jpg\",\"buttons\":[{\"type\":\"postback\",\"title\":\"Buy\",\"payload\":\"BUY_2\"}]},{\"title\":\"City walker\",\"subtitle\":\"€54.50\",\"buttons\":[{\"type\":\"postback\",\"title\":\"Buy\",\"payload\":\"BUY_3\"}]}]}"));
        c.add(c.message("INCOMING", "USER", "POSTBACK").text("Buy").content("{\"payload\":\"BUY_1\"}"));
        c.event("REVENUE", "revenueEvent", "64.90", "EUR", "{\"orderId\":\"17\"}");
        c.pause(Duration.ofHours(22));
        c.add(c.message("INCOMING", "USER", "TEXT")
                .text("Where is my order 17? The page https://shop.example.test/orders/17 says (lost?).")
                .intent("order.status", 0.87, "[{\"name\":\"order\",\"value\":\"17\"}]"));
        c.add(c.message("OUTGOING", "BOT", "TEXT")
                .text("It left our house yesterday and arrives tomorrow between 9 and 12.")
                .read());
        c.add(c.message("INCOMING", "USER", "LOCATION")
                .attachment("location", null, "{\"coordinates\":{\"lat\":48.13743,\"long\":11.57549}}"));
        c.add(c.message("INCOMING", "USER", "IMAGE")
                .text("this is how it came")
                .attachment("image", "https://cdn.example.test/broken-box.jpg", null));
        c.add(c.message("INCOMING", "USER", "TEXT")
                .text("can i swap it for a size 39 in that other colour you showed last week")
                .notHandled()
                .state(new MessageState(
                        null, null, null, false, List.of(new MessageState.Reaction("love", "❤️")), true, null)));
        c.add(c.message("OUTGOING", "BOT", "TEXT")
                .text("Sorry, I did not understand that. Shall I get a colleague?")
                .delivered());
        c.event(
                "THREAD_CONTROL",
                "pass_thread_control",
                null,
                null,
                "{\"new_owner_app_id\":\"263902037430900\",\"metadata\":\"needs human\"}");
        c.add(c.message("OUTGOING", "AGENT", "TEXT")
                .text("Hi Maria, this is Ann. Of course: I've put a 39 in blue aside for you. Sorry about the box!")
                .read());
        c.add(c.message("INCOMING", "USER", "STICKER").attachment("sticker", null, "{\"sticker_id\":369239263222822}"));
        c.add(c.message("INCOMING", "USER", "AUDIO").attachment("audio", "https://cdn.example.test/voice.mp3", null));
        c.add(c.message("INCOMING", "USER", "FILE")
                .attachment("file", "https://cdn.example.test/files/receipt-17.pdf?x=1", null));
        c.add(
                c.message("OUTGOING", "BOT", "TEXT")
                        .text("Your return label is on its way.")
                        .content(
                                "{\"failure\":{\"code\":\"10\",\"subcode\":\"2018278\",\"message\":\"This message is sent outside of allowed window.\"}}"));
        c.add(c.message("INCOMING", "USER", "TEXT")
                .text("thank you so much!!")
                .state(new MessageState(null, null, "thank you so much, Ann!!", false, List.of(), false, null)));
        return c.entries();
    }

    private static List<TranscriptEntry> templates() {
        SampleConversation c = new SampleConversation("7", NOW.minus(Duration.ofHours(3)));
        for (String template : SampleTemplates.all()) {
            c.add(c.message("OUTGOING", "BOT", "TEMPLATE").text("x").read().attachment("template", null, template));
        }
        return c.entries();
    }

    private static List<TranscriptEntry> hostile() {
        SampleConversation c = new SampleConversation("7", NOW.minus(Duration.ofHours(3)));
        for (String text : HostileTexts.ALL) {
            c.says(text);
        }
        c.says("x".repeat(3000));
        c.says("line\n".repeat(60));
        c.says("\u202E\u202D moc.live//:sptth");
        c.add(c.message("INCOMING", "USER", "IMAGE").attachment("image", "javascript:alert(1)", null));
        c.add(c.message("INCOMING", "USER", "VIDEO").attachment("video", "https://cdn.example.test/v.mp4", null));
        c.add(
                c.message("INCOMING", "USER", "OTHER")
                        .attachment(
                                "appointment_booking",
                                null,
                                "{\"booking_id\":\"b1\",\"status\":\"requested\",\"start_time\":1739612400,\"timezone\":\"America/Los_Angeles\"}"));
        c.add(c.message("INCOMING", "USER", "TEXT")
                .text("gone")
                .state(new MessageState(null, null, null, true, List.of(), false, null)));
        return c.entries();
    }

    private void page(String template, Object view) throws IOException {
        page(template, template, view);
    }

    private void page(String template, String name, Object view) throws IOException {
        Files.writeString(folder.resolve(name + ".html"), views.render(template, view));
    }
}
