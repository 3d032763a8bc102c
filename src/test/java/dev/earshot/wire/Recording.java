package dev.earshot.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded traffic: a text file of four parts, each after a line that names it.
 *
 * @param call what {@link Wire#decode} takes: the query of a call, or the kind of body
 * @param body the bytes that were posted, without the line break that ends the part
 * @param events the expected events as {@link Rendering} writes them
 * @param faults the expected faults, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record Recording(Path file, String call, byte[] body, List<String> events, List<String> faults) {
    static final Path ROOT = Path.of("src/test/resources/wire");

    private static final String BODY = "\n=== body\n";
    private static final String EVENTS = "\n=== events\n";
    private static final String FAULTS = "=== faults\n";

    public static List<Recording> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ISO 8859-1 keeps every byte of the body as it is; the other parts are decoded as UTF-8. */
    static Recording read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            int body = text.indexOf(BODY);
            int events = text.lastIndexOf(EVENTS);
            int faults = text.lastIndexOf(FAULTS);
            return new Recording(
                    file,
                    text.substring("=== call\n".length(), body),
                    text.substring(body + BODY.length(), events).getBytes(StandardCharsets.ISO_8859_1),
                    lines(text.substring(events + EVENTS.length(), faults)),
                    lines(text.substring(faults + FAULTS.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalStateException(file + " is no recording", e);
        }
    }

    void write() {
        String head = "=== call\n" + call + BODY + new String(body, StandardCharsets.ISO_8859_1) + EVENTS;
        String tail = lines(events) + FAULTS + lines(faults);
        try {
            Files.writeString(file, head + latin(tail), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Decoded decoded() {
        return Wire.decode(call, body);
    }

    String name() {
        return ROOT.relativize(file).toString();
    }

    private static List<String> lines(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
