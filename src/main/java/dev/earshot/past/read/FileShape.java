package dev.earshot.past.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the records of a file are written. */
public enum FileShape {
    /** One JSON object on each line. */
    JSON_LINES("jsonl"),
    CSV("csv"),
    /** As CSV with tabs. */
    TSV("tsv");

    private final String word;

    FileShape(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<FileShape> of(String word) {
        return Arrays.stream(values()).filter(shape -> shape.word.equals(word)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(FileShape::word).collect(Collectors.joining(", "));
    }

    /**
     * What a file looks like: by its name, else by its beginning.
     *
     * @param beginning its first bytes, without a byte order mark
     */
    public static FileShape guess(String name, byte[] beginning) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (plain.endsWith(".csv")) {
            return CSV;
        }
        if (plain.endsWith(".tsv") || plain.endsWith(".tab")) {
            return TSV;
        }
        String text = new String(beginning, StandardCharsets.UTF_8).stripLeading();
        if (text.startsWith("{") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
            return JSON_LINES;
        }
        String firstLine = text.lines().findFirst().orElse("");
        return firstLine.indexOf('\t') >= 0 ? TSV : CSV;
    }

    boolean isTable() {
        return this != JSON_LINES;
    }
}
