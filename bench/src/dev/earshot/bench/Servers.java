package dev.earshot.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Servers in processes of their own, and how to talk to them. */
final class Servers {
    static final String ADMIN_TOKEN = "benchmark-benchmark-benchmark-benchmark";
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Servers() {}

    static String get(int port, String path) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(uri(port, path))
                                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    static String firstMatch(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("unexpected answer: " + text);
        }
        return matcher.group(1);
    }

    /** What it prints is thrown away. */
    static Process start(List<String> arguments) throws IOException {
        return builder(arguments).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    static ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms48m", "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("EARSHOT_ADMIN_TOKEN", ADMIN_TOKEN);
        return builder;
    }

    static void awaitHttp(int port, String path) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                CLIENT.send(HttpRequest.newBuilder(uri(port, path)).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(100); // not up yet
            }
        }
        throw new IllegalStateException("nothing listens on port " + port);
    }

    static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String option(String[] args, String name, String otherwise) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return args[i + 1];
            }
        }
        return otherwise;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** @return the API key of a new bot */
    static String createBot(int port) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(uri(port, "/api/v1/bots"))
                        .header("Authorization", "Bearer " + ADMIN_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"Benchmark\",\"platform\":\"facebook\",\"timeZone\":\"UTC\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return firstMatch(answer.body(), "\"apiKey\"\\s*:\\s*\"([^\"]+)\"");
    }
}
