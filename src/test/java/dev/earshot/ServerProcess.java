package dev.earshot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server in a process of its own, that can be killed as the kernel kills: without a word. */
final class ServerProcess {
    private static final Pattern TRACKER = Pattern.compile("Tracker\\s+http://[^:]+:(\\d+)/track");

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it says that it is ready. */
    static ServerProcess start(Path data, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.earshot.Main",
                "run",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("EARSHOT_ADMIN_TOKEN", TestServer.ADMIN_TOKEN);
        Process process = builder.start();
        return new ServerProcess(process, awaitPort(process));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and waits for the end. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("the server did not stop within 30 seconds of being asked to");
        }
        return process.exitValue();
    }

    private static int awaitPort(Process process) throws Exception {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> readOutput(process, port));
        try {
            return port.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Reads on after the port has been found: a full pipe would stop the server. */
    private static void readOutput(Process process, CompletableFuture<Integer> port) {
        StringBuilder seen = new StringBuilder();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!port.isDone()) {
                    seen.append(line).append('\n');
                    Matcher matcher = TRACKER.matcher(line);
                    if (matcher.find()) {
                        port.complete(Integer.valueOf(matcher.group(1)));
                    }
                }
            }
        } catch (IOException e) {
            // The pipe of a killed process breaks; what counts is whether the port was found.
            seen.append(e.getMessage());
        }
        port.completeExceptionally(new IllegalStateException("the server ended before it was ready:\n" + seen));
    }
}
