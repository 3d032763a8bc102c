package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real folder: who may use it, and what is in it. */
class FolderDiskTest {
    @TempDir
    Path folder;

    private SegmentLog open() throws IOException {
        return SegmentLog.open(SegmentLogSettings.in(folder.resolve("data/log")), InstantSource.system());
    }

    @Test
    void makesTheFoldersThatAreMissing() throws IOException {
        open().close();
        assertTrue(Files.isRegularFile(folder.resolve("data/log").resolve(Segment.name(0))));
    }

    @Test
    void aSecondLogInThisProcessIsRefusedUntilTheFirstIsClosed() throws IOException {
        try (SegmentLog log = open()) {
            append(log, "mine");
            IOException e = assertThrows(IOException.class, this::open);
            assertTrue(String.valueOf(e.getMessage()).contains("in use by another Earshot"), e.getMessage());
            append(log, "still mine");
        }
        try (SegmentLog log = open()) {
            assertEquals(List.of("mine", "still mine"), allTexts(log));
        }
    }

    @Test
    void aSecondProcessIsRefusedAndToldWhoHasTheFolder() throws Exception {
        open().close();
        try (OtherProcess other = OtherProcess.locking(folder.resolve("data/log"))) {
            IOException e = assertThrows(IOException.class, this::open);
            assertTrue(String.valueOf(e.getMessage()).contains("process " + other.pid()), e.getMessage());
        }
        open().close();
    }

    @Test
    void aFailedOpeningFreesTheFolder() throws IOException {
        open().close();
        Path segment = folder.resolve("data/log").resolve(Segment.name(0));
        byte[] good = Files.readAllBytes(segment);
        Files.write(segment, new byte[10]);
        assertThrows(dev.earshot.eventlog.DamagedLogException.class, this::open);
        Files.write(segment, good);
        open().close();
    }

    @Test
    void anIdleLogTakesLittleRoom() throws IOException {
        try (SegmentLog log = open()) {
            append(log, "x");
            assertTrue(used() <= 2L * ActiveSegment.ZEROS_AHEAD_BYTES, () -> used() + " bytes");
        }
        assertTrue(used() < 200, () -> used() + " bytes");
    }

    private long used() {
        try (var files = Files.list(folder.resolve("data/log"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Another Java process that holds the lock. */
    record OtherProcess(Process process) implements Closeable {
        static OtherProcess locking(Path folder) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertEquals('L', process.getInputStream().read());
            return new OtherProcess(process);
        }

        public static void main(String[] arguments) throws IOException {
            Closeable lock = FolderDisk.open(Path.of(arguments[0])).lock();
            System.out.print("L");
            System.out.flush();
            System.in.read(); // until the test is done with it
            lock.close();
        }

        long pid() {
            return process.pid();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
