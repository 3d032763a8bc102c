package dev.earshot.eventlog.segment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.Appended;
import dev.earshot.eventlog.LogUnavailableException;
import dev.earshot.eventlog.Records;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed from outside while it appends; what it had said was acknowledged is in the log. */
class KilledProcessTest {
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereOnceAfterEachKill() throws IOException {
        long seed = System.nanoTime();
        System.out.println("killed process: seed " + seed);
        Random random = new Random(seed);
        Set<String> acknowledged = new HashSet<>();
        for (int life = 0; life < KILLS; life++) {
            acknowledged.addAll(killAfter(life, 200 + random.nextInt(5_000)));
            try (SegmentLog log = SegmentLog.open(settings(folder), InstantSource.system())) {
                List<String> found = Records.allTexts(log);
                Set<String> once = new HashSet<>(found);
                assertEquals(found.size(), once.size(), "seed " + seed);
                assertTrue(once.containsAll(acknowledged), "seed " + seed);
            }
        }
        assertTrue(acknowledged.size() > KILLS * 200, acknowledged.size() + " acknowledged");
    }

    /** What the process said, up to and after the moment it was killed. */
    private List<String> killAfter(int life, int acknowledgements) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        folder.toString(),
                        Integer.toString(life))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            String line = lines.readLine();
            while (line != null) {
                // A line cut off by the kill ends without its full stop.
                if (line.endsWith(".")) {
                    said.add(line);
                }
                if (said.size() == acknowledgements) {
                    process.toHandle().destroyForcibly(); // unlike that of the process, this leaves its output readable
                }
                line = lines.readLine();
            }
        }
        process.onExit().join();
        return said;
    }

    static SegmentLogSettings settings(Path folder) {
        return SegmentLogSettings.in(folder).withSegmentBytes(64 * 1024);
    }

    /** The process that is killed: appends numbers without end, and prints each that is acknowledged. */
    static final class Appending {
        private Appending() {}

        public static void main(String[] arguments) throws IOException {
            PrintStream out = new PrintStream(System.out, true, US_ASCII);
            SegmentLog log = SegmentLog.open(settings(Path.of(arguments[0])), InstantSource.system());
            for (long number = 0; ; number++) {
                String text = arguments[1] + ":" + number + ".";
                while (!log.hasRoom()) {
                    Thread.onSpinWait();
                }
                log.append(Records.bytes(text), new Printed(out, text));
            }
        }
    }

    private record Printed(PrintStream out, String text) implements Appended {
        @Override
        public void onDurable() {
            out.println(text);
        }

        @Override
        public void onFailed(LogUnavailableException cause) {
            throw new AssertionError(cause);
        }
    }
}
