package dev.earshot;

import dev.earshot.demo.DemoPlan;
import dev.earshot.demo.World;
import dev.earshot.event.BotId;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code ./earshot demo}: a server with an invented world in it, for a first look. In an empty folder the world is made first;
 * one that holds a demo is served as it is. While it runs, the bots go on talking.
 */
final class DemoCommand {
    private final DemoOptions options;
    private final DemoFolder folder;
    private final App app;
    private final InstantSource clock;
    private final PrintStream out;

    private DemoCommand(DemoOptions options, DemoFolder folder, App app, InstantSource clock, PrintStream out) {
        this.options = options;
        this.folder = folder;
        this.app = app;
        this.clock = clock;
        this.out = out;
    }

    /**
     * The running demo.
     *
     * @param onStarted called before the world is made, which may take minutes
     * @throws IOException if the folder has other data, or the server cannot start
     */
    static App start(
            Map<String, String> arguments,
            Map<String, String> environment,
            InstantSource clock,
            PrintStream out,
            Consumer<App> onStarted)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        DemoOptions options = DemoOptions.read(arguments);
        AppSettings settings = AppSettings.read(DemoOptions.ofServer(arguments, environment), environment);
        DemoFolder folder = DemoFolder.of(settings.data());
        Optional<DemoFolder.Made> made = folder.made();
        DemoPlan plan = made.map(DemoFolder.Made::plan).orElseGet(() -> options.plan(now(clock)));
        if (made.isEmpty()) {
            folder.begin(plan);
        }
        App app = App.start(settings);
        onStarted.accept(app);
        try {
            DemoCommand command = new DemoCommand(options, folder, app, clock, out);
            if (made.isPresent()) {
                command.serve(made.get(), started);
            } else {
                command.make(plan, started);
            }
            return app;
        } catch (IOException | InterruptedException | RuntimeException e) {
            app.close();
            throw e;
        }
    }

    private static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void make(DemoPlan plan, long started) throws IOException, InterruptedException {
        out.printf("Inventing %,d messages of %d bots over %d days …%n", plan.messages(), plan.bots(), plan.days());
        DemoMaking making = new DemoMaking(app, plan, out);
        String password = making.makeOwner();
        List<BotId> bots = making.makeBots();
        making.makeHistory(bots);
        folder.finish(plan, bots);
        serve(new DemoFolder.Made(plan, bots), started);
        out.printf(
                "Sign in at %s/sign-in (this is shown once)%n  E-mail    %s%n  Password  %s%n%n",
                app.address(), DemoMaking.EMAIL, password);
    }

    private void serve(DemoFolder.Made demo, long started) {
        if (options.live()) {
            app.goOn(new DemoLive(app.demoFeed(demo.bots()), new World(demo.plan()).live(now(clock)), clock));
        }
        out.println(Greeting.of(app, (System.nanoTime() - started) / 1_000_000));
    }
}
