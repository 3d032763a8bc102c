package dev.earshot.past;

import dev.earshot.config.Settings;
import java.nio.file.Path;

/**
 * @param folder where files lie that are on their way in, and exports on their way out
 * @param maxFileBytes the longest file that is taken, as it is sent; default 4 GiB
 * @param linesPerSecond how fast files come in at the most; default 20,000, 0 for no bound of its own. Whatever it is, an
 *     import waits while the store is behind the log, so that what happens now is seen at once
 */
public record PastSettings(Path folder, long maxFileBytes, long linesPerSecond) {

    /** What is decompressed may be so many times as long: text shrinks to a tenth. */
    static final int MAX_EXPANSION = 25;

    /** @param data the folder of all that is kept */
    public static PastSettings from(Settings settings, Path data) {
        return new PastSettings(
                data.resolve("past"),
                settings.number("import.max-megabytes", 4_096, 1, 1 << 20) << 20,
                settings.number("import.lines-per-second", 20_000, 0, 10_000_000));
    }

    long maxContentBytes() {
        return maxFileBytes * MAX_EXPANSION;
    }
}
