package dev.earshot;

import java.io.PrintStream;
import java.util.Locale;

/** How far something is: one line that is written over on a terminal, a line now and then anywhere else. Not thread-safe. */
final class ProgressLine {
    private static final int WIDTH = 30;
    private static final long BETWEEN_LINES_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final boolean isTerminal = isTerminal();
    private long nextNanos = System.nanoTime();
    private boolean isOpen;

    ProgressLine(PrintStream out) {
        this.out = out;
    }

    @SuppressWarnings("SystemConsoleNull") // it is null wherever standard input is no terminal
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    void show(String what, double share, String count) {
        int filled = (int) Math.round(share * WIDTH);
        String line = String.format(
                Locale.ROOT,
                "%-12s [%s%s] %5.1f %%  %s",
                what,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                share * 100,
                count);
        if (isTerminal) {
            out.print("\r" + line + " ");
            out.flush();
            isOpen = true;
        } else if (System.nanoTime() - nextNanos >= 0) {
            out.println(line);
            nextNanos = System.nanoTime() + BETWEEN_LINES_NANOS;
        }
    }

    void end() {
        if (isOpen) {
            out.println();
            isOpen = false;
        }
    }
}
