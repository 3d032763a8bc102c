package dev.earshot;

import dev.earshot.control.Account;
import dev.earshot.control.Audience;
import dev.earshot.control.BotDraft;
import dev.earshot.control.Caller;
import dev.earshot.control.FirstStart;
import dev.earshot.control.NewKey;
import dev.earshot.control.Outcome;
import dev.earshot.demo.DemoBot;
import dev.earshot.demo.DemoPlan;
import dev.earshot.demo.World;
import dev.earshot.demo.WorldCall;
import dev.earshot.event.BotId;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills an empty server: an owner, bots, and all that these have heard and said. */
final class DemoMaking {
    static final String EMAIL = "demo@example.com";

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** Something to begin with. */
    private static final Map<String, String> AUDIENCES = Map.of("Regulars who have not paid", """
            {"type":"all","of":[\
            {"type":"did","what":"message?direction=incoming","atLeast":5,"when":{"lastDays":30}},\
            {"type":"did","what":"revenue","atLeast":0,"atMost":0}]}""", "Test group B", """
            {"type":"attribute","name":"ABTestGroup","test":"equals","value":"B","time":"now"}""");

    private static final int PASSWORD_LENGTH = 16;

    private final App app;
    private final DemoPlan plan;
    private final PrintStream out;

    DemoMaking(App app, DemoPlan plan, PrintStream out) {
        this.app = app;
        this.plan = plan;
        this.out = out;
    }

    /** The password of the account that it makes. */
    String makeOwner() {
        String password = password(new SecureRandom());
        FirstStart firstStart = app.control().firstStart();
        String link = firstStart.newLink().orElseThrow(() -> new IllegalStateException("there is an account already"));
        Account _ = done(firstStart.createOwner(link, new FirstStart.Owner(EMAIL, "Demo", password, "Demo")));
        return password;
    }

    private static String password(SecureRandom random) {
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** In the order of the world's. */
    List<BotId> makeBots() {
        World world = new World(plan);
        List<BotId> bots = world.bots().stream().map(this::makeBot).toList();
        DemoCampaigns campaigns = app.demoCampaigns();
        for (int bot = 0; bot < bots.size(); bot++) {
            campaigns.make(bots.get(bot), world.adverts(bot));
        }
        return bots;
    }

    private BotId makeBot(DemoBot bot) {
        BotDraft draft =
                new BotDraft(null, bot.name(), bot.platform(), bot.timeZone().getId());
        NewKey made = done(app.control().bots().create(new Caller.Operator(), draft));
        AUDIENCES.forEach((name, definition) -> {
            Audience _ = done(app.control()
                    .audiences()
                    .create(new Caller.Operator(), made.bot().id(), name, definition));
        });
        return made.bot().id();
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new IllegalStateException("the demo could not be made: " + outcome);
    }

    /** Returns once the store has it all. */
    void makeHistory(List<BotId> bots) throws InterruptedException {
        DemoFeed feed = app.demoFeed(bots);
        Iterator<WorldCall> calls = new World(plan).history();
        long started = System.nanoTime();
        long nextLine = started + BETWEEN_LINES.toNanos();
        long messages = 0;
        while (calls.hasNext()) {
            WorldCall call = calls.next();
            feed.send(call);
            messages += call.messages();
            if (System.nanoTime() >= nextLine) {
                nextLine += BETWEEN_LINES.toNanos();
                out.println(progress(messages, started));
            }
        }
        feed.awaitAnswered();
        awaitSettled();
        out.println(progress(messages, started));
    }

    private void awaitSettled() throws InterruptedException {
        while (!app.awaitSettled(BETWEEN_LINES)) {
            out.println("        storing what was said …");
        }
    }

    private String progress(long messages, long started) {
        double seconds = (System.nanoTime() - started) / 1e9;
        return String.format(
                Locale.ROOT,
                "%5.1f %%  %,d messages  %,.0f messages/s",
                Math.min(100.0, 100.0 * messages / plan.messages()),
                messages,
                messages / seconds);
    }
}
