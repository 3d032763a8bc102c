package dev.earshot.past;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The files of imports: what was sent, and the list of what in it could not be used. Thread-safe for different ids. */
final class ImportFiles {
    private static final String DATA = ".data";
    private static final String ERRORS = ".errors.jsonl";

    private final Path folder;

    ImportFiles(Path folder) {
        this.folder = folder;
    }

    Path data(String id) {
        return folder.resolve(id + DATA);
    }

    Path errors(String id) {
        return folder.resolve(id + ERRORS);
    }

    /** Returns once it is on disk. What stood behind that place is cut off. */
    void write(String id, long offset, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(data(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            long at = offset;
            while (rest.hasRemaining()) {
                at += channel.write(rest, at);
            }
            channel.truncate(at);
            channel.force(false);
        }
    }

    void deleteData(String id) throws IOException {
        Files.deleteIfExists(data(id));
    }

    void delete(String id) throws IOException {
        deleteData(id);
        Files.deleteIfExists(errors(id));
    }

    /** Deletes the files of all imports but these. */
    void keepOnly(Collection<String> ids) throws IOException {
        Set<String> kept = new HashSet<>(ids);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                int dot = name.indexOf('.');
                if (name.startsWith("imp_") && dot > 0 && !kept.contains(name.substring(0, dot))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
