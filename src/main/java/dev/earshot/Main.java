package dev.earshot;

import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** The program's entry point: {@code run}, {@code demo}, {@code send-sample}, {@code import}, {@code export}, {@code rebuild} or
 * {@code rehearse}, then options. */
public final class Main {

    /** Exit statuses in the manner of sysexits.h: wrong use, and could not run. */
    private static final int WRONG_USE = 64;

    private static final int COULD_NOT_RUN = 70;

    /** It ran, and something in the file cannot be used. */
    private static final int NOT_ALL = 65;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String command = arguments.length == 0 ? "run" : arguments[0];
        List<String> options = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            switch (command) {
                case "run" -> run(options);
                case "demo" -> demo(options);
                case "send-sample" -> SampleConversation.send(Arguments.parse(options), System.out);
                case "rehearse" -> Rehearsal.play(Arguments.parse(options));
                case "import" -> importFile(options);
                case "export" -> ExportCommand.run(options, System.getenv(), System.out);
                case "rebuild" -> RebuildCommand.run(Arguments.parse(options), System.getenv(), System.out);
                default -> {
                    System.err.println("there is no command '" + command + "'; see ./earshot --help");
                    System.exit(WRONG_USE);
                }
            }
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        } catch (IOException | IllegalStateException e) {
            System.err.println("earshot: " + e.getMessage());
            System.exit(COULD_NOT_RUN);
        }
    }

    private static void run(List<String> options) throws IOException, InterruptedException {
        long started = System.nanoTime();
        AppSettings settings = AppSettings.read(Arguments.parse(options), System.getenv());
        App app = App.start(settings);
        stopWithTheProcess(app);
        System.out.println(Greeting.of(app, (System.nanoTime() - started) / 1_000_000));
        app.awaitClosed();
    }

    private static void demo(List<String> options) throws IOException, InterruptedException {
        DemoCommand.start(
                        Arguments.parse(options),
                        System.getenv(),
                        InstantSource.system(),
                        System.out,
                        Main::stopWithTheProcess)
                .awaitClosed();
    }

    private static void importFile(List<String> options) throws IOException, InterruptedException {
        if (!ImportCommand.run(options, System.getenv(), System.out)) {
            System.exit(NOT_ALL);
        }
    }

    private static void stopWithTheProcess(App app) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(app::close));
    }
}
