package dev.earshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of {@code src/test/node} with the real clients from the npm registry. */
public final class NodeProgram {
    private static final Path FOLDER = Path.of("src/test/node");

    private NodeProgram() {}

    /** Runs it to its end and gives what it printed. */
    public static String run(String program, String... arguments) throws IOException, InterruptedException {
        if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
            throw new IllegalStateException(
                    "the clients are not installed: run './earshot test', or 'npm ci' in " + FOLDER);
        }
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("node", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("still running after a minute: " + Files.readString(output));
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new AssertionError("ended with " + process.exitValue() + ": " + printed);
            }
            return printed;
        } finally {
            Files.delete(output);
        }
    }
}
