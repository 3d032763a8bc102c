package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A real and very small file system. */
public record Tmpfs(Path folder) implements AutoCloseable {

    /** Empty if this user or system cannot mount one. */
    public static Optional<Tmpfs> mount(Path folder, int bytes) {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString());
        return mounted ? Optional.of(new Tmpfs(folder)) : Optional.empty();
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    @Override
    public void close() {
        if (!run("umount", folder.toString())) {
            throw new AssertionError("cannot unmount " + folder);
        }
    }
}
