package dev.earshot.past.read;

import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.Message;
import dev.earshot.wire.dashbot.DashbotDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of past data as tests write them down, read. */
public final class Readings {
    public static final BotId BOT = new BotId("bot_past");
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Target TARGET =
            new Target(BOT, "webchat", ZoneId.of("Europe/Berlin"), NOW, Map.of("/track", new DashbotDialect()));
    private static final Naming NAMING = new Naming(BOT, "hash");

    private Readings() {}

    /** What came of every record of a file. */
    record Read(List<ReadLine> lines, List<String> unknown) {
        List<Event> events() {
            return lines.stream()
                    .filter(ReadLine.Usable.class::isInstance)
                    .flatMap(line -> ((ReadLine.Usable) line).events().stream())
                    .toList();
        }

        List<Message> messages() {
            return events().stream().map(Message.class::cast).toList();
        }

        /** {@code line: reason} of what cannot be used. */
        List<String> errors() {
            return lines.stream()
                    .filter(ReadLine.Faulty.class::isInstance)
                    .map(ReadLine.Faulty.class::cast)
                    .map(line -> line.line() + ": " + line.reason())
                    .toList();
        }
    }

    static Read read(Path folder, String name, String content) throws IOException {
        return read(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Read read(Path folder, String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return read(file, PastFile.Place.START, null);
    }

    /** @param stop after so many records; null to the end */
    static Read read(Path file, PastFile.Place from, @Nullable Integer stop) throws IOException {
        List<ReadLine> lines = new ArrayList<>();
        try (PastFile past = PastFile.open(file, file.getFileName().toString(), Optional.empty(), from)) {
            LineDecoder decoder = past.decoder(TARGET, NAMING);
            for (RawRecord record = past.next();
                    record != null && (stop == null || lines.size() < stop);
                    record = past.next()) {
                lines.add(decoder.decode(record));
            }
            return new Read(lines, decoder.unknownColumns());
        }
    }

    /** One line of JSON, which must be usable. */
    public static Event exact(String line) {
        LineDecoder decoder = new LineDecoder(TARGET, NAMING, null);
        return switch (decoder.decode(new RawRecord(1, line.getBytes(StandardCharsets.UTF_8), false))) {
            case ReadLine.Usable usable -> usable.events().getFirst();
            case ReadLine.Faulty faulty -> throw new AssertionError(faulty.reason() + ": " + line);
        };
    }
}
