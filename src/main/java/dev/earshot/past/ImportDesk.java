package dev.earshot.past;

import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.control.Caller;
import dev.earshot.control.Import;
import dev.earshot.control.Import.State;
import dev.earshot.control.Imports;
import dev.earshot.control.Outcome;
import dev.earshot.event.BotId;
import dev.earshot.eventlog.EventLog;
import dev.earshot.ingest.Collector;
import dev.earshot.past.read.Target;
import dev.earshot.store.Store;
import dev.earshot.wire.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files of past data: sent in parts, checked, and then, when somebody says so, brought in. Thread-safe; blocks. */
public final class ImportDesk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImportDesk.class);
    private static final Duration ABANDONED_AFTER = Duration.ofDays(7);
    private static final Duration STOPPING_TIME = Duration.ofSeconds(10);

    private final Imports imports;
    private final ImportFiles files;
    private final PastSettings settings;
    private final InstantSource clock;
    private final ImportWorker worker;
    private final Thread thread;

    /**
     * @param dialects of recorded calls, by path
     * @param bytesBehind how much of the log is not in the store yet
     */
    public ImportDesk(
            Imports imports,
            Bots bots,
            PastSettings settings,
            Map<String, Dialect> dialects,
            Collector collector,
            EventLog log,
            LongSupplier bytesBehind,
            Store store,
            InstantSource clock) {
        this.imports = imports;
        this.files = new ImportFiles(settings.folder());
        this.settings = settings;
        this.clock = clock;
        this.worker = new ImportWorker(
                imports,
                files,
                settings,
                one -> bots.find(new Caller.Operator(), one.bot()).map(bot -> target(bot, dialects, clock)),
                new OwnIds(store),
                new PastLog(collector),
                new Admission(log, bytesBehind, settings.linesPerSecond()));
        this.thread = Thread.ofPlatform().name("imports").daemon().unstarted(worker);
    }

    private static Target target(Bot bot, Map<String, Dialect> dialects, InstantSource clock) {
        return new Target(
                bot.id(), bot.platform(), bot.timeZone(), clock.instant().truncatedTo(ChronoUnit.MILLIS), dialects);
    }

    /** Goes on with what a former process left. */
    public void start() {
        thread.start();
        tidy();
    }

    /** Forgets what is over or abandoned, and deletes files of no import. */
    public void tidy() {
        imports.tidy(clock.instant().minus(ABANDONED_AFTER));
        try {
            files.keepOnly(imports.ids());
        } catch (IOException e) {
            log.warn("Files of old imports could not be deleted", e);
        }
    }

    public List<Import> list(Caller caller, BotId bot) {
        return imports.list(caller, bot);
    }

    public Optional<Import> find(Caller caller, BotId bot, String id) {
        return imports.find(caller, bot, id);
    }

    public boolean mayImport(Caller caller, BotId bot) {
        return imports.mayChange(caller, bot) instanceof Outcome.Done<BotId>;
    }

    public long maxFileBytes() {
        return settings.maxFileBytes();
    }

    /** Begins an import of a file of that length, which is to be sent by {@link #receive}. */
    public Outcome<Import> create(Caller caller, BotId bot, String name, @Nullable String shape, long sizeBytes) {
        return imports.create(caller, bot, name, shape, sizeBytes);
    }

    /** What came of a part of a file. */
    public sealed interface Received {
        record Taken(Import now) implements Received {}

        /** The part does not begin where the last one ended. */
        record ElsewhereExpected(long offset) implements Received {}

        /** The file is here already, or it would be longer than was said. */
        record NotWanted(String reason) implements Received {}
    }

    /**
     * Takes the next part of a file; with the last one the check begins.
     *
     * @return as for {@link #create}, and what came of the part
     */
    public synchronized Outcome<Received> receive(Caller caller, BotId bot, String id, long offset, byte[] part)
            throws IOException {
        return switch (imports.mayChange(caller, bot)) {
            case Outcome.Done<BotId> done -> {
                Optional<Import> found = imports.find(caller, bot, id);
                yield found.isEmpty()
                        ? new Outcome.NotFound<>()
                        : new Outcome.Done<>(receive(caller, found.get(), offset, part));
            }
            case Outcome.NotFound<BotId>() -> new Outcome.NotFound<>();
            case Outcome.Refused<BotId>(String reason) -> new Outcome.Refused<>(reason);
            case Outcome.Invalid<BotId>(var faults) -> new Outcome.Invalid<>(faults);
        };
    }

    private Received receive(Caller caller, Import one, long offset, byte[] part) throws IOException {
        if (offset + part.length <= one.receivedBytes()) {
            return new Received.Taken(one); // said again, since the answer did not arrive
        }
        if (one.state() != State.UPLOADING) {
            return new Received.NotWanted("the file is here already");
        }
        if (offset != one.receivedBytes()) {
            return new Received.ElsewhereExpected(one.receivedBytes());
        }
        long after = offset + part.length;
        if (after > one.sizeBytes()) {
            return new Received.NotWanted(
                    "the file would be longer than the " + one.sizeBytes() + " bytes that were said");
        }
        files.write(one.id(), offset, part);
        imports.received(one.id(), after);
        if (after == one.sizeBytes() && imports.move(one.id(), State.UPLOADING, State.CHECKING, "")) {
            worker.wake();
        }
        return new Received.Taken(imports.find(caller, one.bot(), one.id()).orElse(one));
    }

    /** Brings in what the check found to be usable; {@code NotFound} if there is none that waits for it. */
    public Outcome<Import> bringIn(Caller caller, BotId bot, String id) {
        return switch (imports.mayChange(caller, bot)) {
            case Outcome.Done<BotId> done -> {
                boolean isMoved =
                        imports.find(caller, bot, id).isPresent() && imports.move(id, State.CHECKED, State.RUNNING, "");
                worker.wake();
                yield isMoved
                        ? imports.find(caller, bot, id)
                                .<Outcome<Import>>map(Outcome.Done::new)
                                .orElseGet(Outcome.NotFound::new)
                        : new Outcome.NotFound<>();
            }
            case Outcome.NotFound<BotId>() -> new Outcome.NotFound<>();
            case Outcome.Refused<BotId>(String reason) -> new Outcome.Refused<>(reason);
            case Outcome.Invalid<BotId>(var faults) -> new Outcome.Invalid<>(faults);
        };
    }

    /** Stops it wherever it is and takes it off the list. What is in the event log already stays there. */
    public Outcome<Import> delete(Caller caller, BotId bot, String id) throws IOException {
        Outcome<Import> outcome = imports.delete(caller, bot, id);
        if (outcome instanceof Outcome.Done<Import>) {
            files.delete(id);
        }
        return outcome;
    }

    /** The lines that cannot be used, as JSON Lines ({@code line}, {@code reason}, {@code text}), up to so many. */
    public List<String> errors(Import one, int most) throws IOException {
        Path file = files.errors(one.id());
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(most).toList();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(STOPPING_TIME);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
