package dev.earshot.past;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.past.read.ReadLine;
import dev.earshot.wire.Json;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines that cannot be used, with their reasons, in a file of JSON Lines: the first of them, and how many in all. */
final class ErrorList implements Closeable {
    /** Who has more mistakes than that has one mistake in every line. */
    static final int MOST = 10_000;

    private final BufferedWriter out;
    private long count;

    ErrorList(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.out = Files.newBufferedWriter(file);
    }

    void add(ReadLine.Faulty faulty) throws IOException {
        count++;
        if (count <= MOST) {
            ObjectNode line = Json.NODES.objectNode();
            line.put("line", faulty.line());
            line.put("reason", faulty.reason());
            line.put("text", faulty.excerpt());
            out.write(Json.write(line));
            out.write('\n');
        }
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
