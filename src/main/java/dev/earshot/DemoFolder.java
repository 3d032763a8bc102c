package dev.earshot;

import dev.earshot.demo.DemoPlan;
import dev.earshot.event.BotId;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A data folder that holds a demo, marked by a file: no other data are ever mixed with invented ones. */
final class DemoFolder {
    private static final String FILE = "demo.properties";
    private static final String SETTINGS = "earshot.conf";

    private final Path folder;

    private DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** The demo that a folder holds, and its bots in the order of the plan. */
    record Made(DemoPlan plan, List<BotId> bots) {}

    /** @throws IOException in words for whoever started it, if the folder has other data or half a demo */
    static DemoFolder of(Path folder) throws IOException {
        DemoFolder demo = new DemoFolder(folder);
        if (!Files.exists(demo.file()) && !isEmpty(folder)) {
            throw new IOException(
                    folder + " has data that are no demo; they are left alone. Name another folder: --data FOLDER");
        }
        return demo;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(SETTINGS));
        }
    }

    /** Empty if the demo is still to be made. */
    Optional<Made> made() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file())) {
            properties.load(reader);
        }
        if (properties.getProperty("bot.0") == null) {
            throw new IOException("the demo in " + folder + " was not finished; delete the folder and start again");
        }
        try {
            return Optional.of(read(properties));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file() + " cannot be read; delete the folder and start again", e);
        }
    }

    private static Made read(Properties properties) {
        DemoPlan plan = new DemoPlan(
                Long.parseLong(text(properties, "seed")),
                Long.parseLong(text(properties, "messages")),
                Integer.parseInt(text(properties, "bots")),
                Integer.parseInt(text(properties, "days")),
                Instant.parse(text(properties, "end")));
        List<BotId> bots = IntStream.range(0, plan.bots())
                .mapToObj(bot -> new BotId(text(properties, "bot." + bot)))
                .toList();
        return new Made(plan, bots);
    }

    private static String text(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** Marks the folder before anything is in it: what is not finished later is known to be half a demo. */
    void begin(DemoPlan plan) throws IOException {
        write(plan, List.of());
    }

    void finish(DemoPlan plan, List<BotId> bots) throws IOException {
        write(plan, bots);
    }

    private void write(DemoPlan plan, List<BotId> bots) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("seed", Long.toString(plan.seed()));
        properties.setProperty("messages", Long.toString(plan.messages()));
        properties.setProperty("bots", Integer.toString(plan.bots()));
        properties.setProperty("days", Integer.toString(plan.days()));
        properties.setProperty("end", plan.end().toString());
        for (int bot = 0; bot < bots.size(); bot++) {
            properties.setProperty("bot." + bot, bots.get(bot).value());
        }
        Files.createDirectories(folder);
        try (Writer writer = Files.newBufferedWriter(file())) {
            properties.store(writer, "An invented world, made by ./earshot demo");
        }
    }

    private Path file() {
        return folder.resolve(FILE);
    }
}
