package dev.earshot.past;

import dev.earshot.control.ControlUnavailableException;
import dev.earshot.control.Import;
import dev.earshot.control.Import.State;
import dev.earshot.control.Imports;
import dev.earshot.past.read.FileShape;
import dev.earshot.past.read.LineDecoder;
import dev.earshot.past.read.Naming;
import dev.earshot.past.read.PastFile;
import dev.earshot.past.read.Target;
import dev.earshot.past.read.UnreadableFileException;
import dev.earshot.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the imports, one after the other, on a thread of its own. How far it is stands in the control data: a server that
 * is stopped or killed goes on from there.
 */
final class ImportWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final int LINES_BETWEEN_LOOKS = 2_000;
    private static final long NOTE_EVERY_NANOS = Duration.ofMillis(300).toNanos();
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_SECONDS = 5;

    private final Imports imports;
    private final ImportFiles files;
    private final PastSettings settings;
    private final Targets targets;
    private final OwnIds ownIds;
    private final PastLog pastLog;
    private final Admission admission;
    private final Semaphore wakeUps = new Semaphore(0);

    /** Finds out whose past it is. */
    interface Targets {
        Optional<Target> of(Import one);
    }

    ImportWorker(
            Imports imports,
            ImportFiles files,
            PastSettings settings,
            Targets targets,
            OwnIds ownIds,
            PastLog pastLog,
            Admission admission) {
        this.imports = imports;
        this.files = files;
        this.settings = settings;
        this.targets = targets;
        this.ownIds = ownIds;
        this.pastLog = pastLog;
        this.admission = admission;
    }

    /** There may be something to do. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (!workOnNext() && wakeUps.tryAcquire(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    private boolean workOnNext() throws InterruptedException {
        try {
            Optional<Import> next = imports.next();
            if (next.isEmpty()) {
                return false;
            }
            work(next.get());
            return true;
        } catch (ControlUnavailableException | StoreException e) {
            log.warn("an import waits: {}", e.getMessage());
            Thread.sleep(BEFORE_NEXT_TRY);
            return true;
        }
    }

    private void work(Import one) throws InterruptedException {
        try {
            if (one.state() == State.CHECKING) {
                check(one);
            } else {
                bringIn(one);
            }
        } catch (UnreadableFileException e) {
            fail(one, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            fail(one, "the file is no longer on the server");
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            log.error("import {} failed", one.id(), e);
            fail(one, "the file could not be read: " + e.getMessage());
        } catch (ControlUnavailableException | StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("import {} failed", one.id(), e);
            fail(one, "the program failed over it: " + e);
        }
    }

    private void fail(Import one, String problem) {
        imports.move(one.id(), one.state(), State.FAILED, problem);
        deleteData(one);
    }

    private void deleteData(Import one) {
        try {
            files.deleteData(one.id());
        } catch (IOException e) {
            log.warn("the file of import {} could not be deleted", one.id(), e);
        }
    }

    private Target target(Import one) throws UnreadableFileException {
        return targets.of(one).orElseThrow(() -> new UnreadableFileException("the bot is gone"));
    }

    private PastFile open(Import one, PastFile.Place from) throws IOException {
        String shape = one.shape();
        Optional<FileShape> given = shape == null ? Optional.empty() : FileShape.of(shape);
        return PastFile.open(files.data(one.id()), one.name(), given, from);
    }

    private void check(Import one) throws IOException, InterruptedException {
        Content content = Content.of(files.data(one.id()), settings.maxContentBytes());
        try (PastFile file = open(one, PastFile.Place.START);
                ErrorList errors = new ErrorList(files.errors(one.id()))) {
            LineDecoder decoder = file.decoder(target(one), new Naming(one.bot(), content.hash()));
            ImportCheck check = new ImportCheck(file, decoder, content.bytes(), errors);
            long notedAt = System.nanoTime();
            while (check.step(LINES_BETWEEN_LOOKS)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (System.nanoTime() - notedAt > NOTE_EVERY_NANOS) {
                    imports.checked(one.id(), check.result(), content.hash());
                    notedAt = System.nanoTime();
                    if (imports.now(one.id()).isEmpty()) {
                        return; // deleted meanwhile
                    }
                }
            }
            imports.checked(one.id(), check.result(), content.hash());
        }
        if (!imports.move(one.id(), State.CHECKING, State.CHECKED, "")) {
            files.delete(one.id());
        }
    }

    private void bringIn(Import one) throws IOException, InterruptedException {
        Import.Brought brought = one.brought();
        try (PastFile file = open(one, new PastFile.Place(brought.bytes(), brought.line()))) {
            LineDecoder decoder = file.decoder(target(one), new Naming(one.bot(), one.contentHash()));
            ImportRun run = new ImportRun(one.bot(), file, decoder, ownIds, pastLog, admission, brought);
            if (!runToEnd(one, run)) {
                return;
            }
            imports.brought(one.id(), run.brought());
        }
        if (imports.move(one.id(), State.RUNNING, State.DONE, "")) {
            log.info("import {} is done: {} of '{}'", one.id(), one.bot(), one.name());
        }
        deleteData(one);
    }

    /** False if it was deleted meanwhile. */
    private boolean runToEnd(Import one, ImportRun run) throws IOException, InterruptedException {
        long notedAt = System.nanoTime();
        while (true) {
            switch (run.step()) {
                case END -> {
                    return true;
                }
                case NOT_NOW -> Thread.sleep(BEFORE_NEXT_TRY);
                case MORE -> {
                    if (System.nanoTime() - notedAt > NOTE_EVERY_NANOS) {
                        imports.brought(one.id(), run.brought());
                        notedAt = System.nanoTime();
                        if (imports.now(one.id()).isEmpty()) {
                            files.delete(one.id());
                            return false;
                        }
                    }
                }
            }
        }
    }
}
