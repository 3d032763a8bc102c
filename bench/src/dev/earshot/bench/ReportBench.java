package dev.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long reports take on a warm server: loads an invented world as {@code ./earshot demo} does, then asks every report of
 * the catalogue through the API, the last messages of users, and searches.
 *
 * <p>Arguments: {@code [--messages 5000000] [--bots 10] [--days 90] [--seed 1] [--rounds 20] [--postgres]}. Of several
 * numbers of messages, separated by commas, each is measured, and how much longer the last takes than the first. With
 * {@code --postgres} the same questions are asked of Earshot's store and of a PostgreSQL 15 with the same messages.
 */
public final class ReportBench {
    private static final int WARM_UP = 5;
    private static final int USERS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path jar;
    private final int bots;
    private final int days;
    private final long seed;
    private final int rounds;
    private final boolean isBesidePostgres;

    private ReportBench(Path jar, String[] args) {
        this.jar = jar;
        this.bots = Integer.parseInt(Servers.option(args, "--bots", "10"));
        this.days = Integer.parseInt(Servers.option(args, "--days", "90"));
        this.seed = Long.parseLong(Servers.option(args, "--seed", "1"));
        this.rounds = Integer.parseInt(Servers.option(args, "--rounds", "20"));
        this.isBesidePostgres = List.of(args).contains("--postgres");
    }

    public static void main(String[] args) throws Exception {
        ReportBench bench = new ReportBench(Path.of(System.getProperty("earshot.jar")), args);
        if (bench.isBesidePostgres && !Postgres.isInstalled()) {
            System.err.println("--postgres needs PostgreSQL 15; on Debian: apt install postgresql-15");
            System.exit(1);
        }
        List<Long> sizes = Stream.of(Servers.option(args, "--messages", "5000000").split(","))
                .map(Long::valueOf)
                .toList();
        Map<Long, Map<String, Timings>> measured = new LinkedHashMap<>();
        for (long messages : sizes) {
            measured.put(messages, bench.measure(messages));
        }
        if (sizes.size() > 1) {
            printGrowth(sizes, measured);
        }
    }

    private Map<String, Timings> measure(long messages) throws Exception {
        Path data = Files.createTempDirectory("earshot-bench");
        try {
            Map<String, Timings> timings = askServer(messages, data);
            if (isBesidePostgres) {
                new StoreBesidePostgres(data, rounds).run();
            }
            return timings;
        } finally {
            Servers.delete(data);
        }
    }

    private Map<String, Timings> askServer(long messages, Path data) throws Exception {
        int port = Servers.freePort();
        Process server = Servers.builder(List.of(
                        "-jar", jar.toString(), "demo", "--live", "false", "--data", data.toString(),
                        "--host", "127.0.0.1", "--port", Integer.toString(port), "--messages", Long.toString(messages),
                        "--bots", Integer.toString(bots), "--days", Integer.toString(days), "--seed", Long.toString(seed)))
                .start();
        BufferedReader printed = server.inputReader(StandardCharsets.UTF_8);
        try {
            awaitReady(printed);
            Thread.ofPlatform().daemon().start(() -> printed.lines().forEach(line -> {}));
            return ask(port);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static void awaitReady(BufferedReader printed) throws IOException {
        String line = printed.readLine();
        while (line != null && !line.startsWith("Earshot is ready")) {
            System.out.println(line);
            line = printed.readLine();
        }
        if (line == null) {
            throw new IOException("the server did not start");
        }
    }

    private Map<String, Timings> ask(int port) throws Exception {
        String bot = "/api/v1/bots/" + json(port, "/api/v1/bots").at("/items/0/id").asText();
        System.out.printf("%n%-40s %10s %10s%n", "of one bot, through the API", "median ms", "p95 ms");
        Map<String, Timings> timings = new LinkedHashMap<>();
        for (JsonNode report : json(port, bot + "/reports").get("items")) {
            String name = report.get("name").asText();
            if (name.equals("compare")) {
                continue; // answers nothing until it is told what to compare
            }
            for (Map.Entry<String, Integer> range : Map.of("30 days", 30, "all time", days + 1).entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .toList()) {
                String path = bot + "/reports/" + name + range(range.getValue());
                show(timings, name + ", " + range.getKey(), Timings.of(WARM_UP, rounds, () -> json(port, path)));
            }
        }
        askAudiences(port, bot, timings);
        List<String> users = users(port, bot);
        int[] next = {0};
        show(timings, "last 100 messages of a user", Timings.of(users.size(), users.size(), () -> {
            String user = users.get(next[0]++ % users.size());
            json(port, bot + "/messages?userId=" + user + "&limit=100");
        }));
        for (String text : List.of("pizza", "my+order", "%22my+order%22", "ord*", "order+-my")) {
            String path = bot + "/search?limit=25&q=" + text;
            while (!json(port, path).get("complete").asBoolean()) {
                Thread.sleep(500);
            }
            show(timings, "search " + text.replace("%22", "\"").replace('+', ' '), Timings.of(WARM_UP, rounds, () -> json(port, path)));
        }
        besideReports(port, bot);
        return timings;
    }

    /** Those that a demo has: the count that follows a change, a report that is restricted to each, and its values compared. */
    private void askAudiences(int port, String bot, Map<String, Timings> timings) throws Exception {
        for (JsonNode audience : json(port, bot + "/audiences").get("items")) {
            String name = audience.get("name").asText();
            String counted = JSON.createObjectNode()
                    .set("definition", audience.get("definition"))
                    .toString();
            String path = bot + "/reports/overview" + range(30) + "&audience="
                    + audience.get("id").asText();
            show(timings, "count of " + name, Timings.of(WARM_UP, rounds, () -> count(port, bot, counted)));
            show(timings, "overview of " + name, Timings.of(WARM_UP, rounds, () -> json(port, path)));
        }
        String path = bot + "/reports/compare" + range(30) + "&attribute=ABTestGroup&goal=not_handled";
        show(timings, "compare, 30 days", Timings.of(WARM_UP, rounds, () -> json(port, path)));
    }

    private static void count(int port, String bot, String definition) throws Exception {
        HttpResponse<String> answer = Servers.CLIENT.send(
                HttpRequest.newBuilder(Servers.uri(port, bot + "/audiences/count"))
                        .header("Authorization", "Bearer " + Servers.ADMIN_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(definition))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the count answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static void besideReports(int port, String bot) throws Exception {
        List<String> paths = new ArrayList<>();
        json(port, bot + "/reports")
                .get("items")
                .forEach(report -> paths.add(bot + "/reports/" + report.get("name").asText() + range(30)));
        int[] next = {0};
        System.out.println("\nmessages that come in meanwhile");
        new IngestBesideReports(port, Servers.createBot(port), () -> json(port, paths.get(next[0]++ % paths.size()))).run();
    }

    private static void show(Map<String, Timings> all, String name, Timings timings) {
        all.put(name, timings);
        System.out.printf(Locale.ROOT, "%-40s %10.1f %10.1f%n", name, timings.median(), timings.p95());
    }

    private static String range(int lastDays) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "?from=" + today.minusDays(lastDays - 1L) + "&to=" + today;
    }

    private static List<String> users(int port, String bot) throws Exception {
        List<String> users = new ArrayList<>();
        json(port, bot + "/users?limit=" + USERS).get("items").forEach(user -> users.add(user.get("userId").asText()));
        return users;
    }

    private static JsonNode json(int port, String path) throws Exception {
        HttpResponse<String> answer = Servers.CLIENT.send(
                HttpRequest.newBuilder(Servers.uri(port, path))
                        .header("Authorization", "Bearer " + Servers.ADMIN_TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static void printGrowth(List<Long> sizes, Map<Long, Map<String, Timings>> measured) {
        Map<String, Timings> first = measured.get(sizes.getFirst());
        Map<String, Timings> last = measured.get(sizes.getLast());
        System.out.printf("%n%-40s %10s%n", "growth of the median", "times");
        first.forEach((name, timings) ->
                System.out.printf(Locale.ROOT, "%-40s %10.1f%n", name, last.get(name).median() / timings.median()));
    }
}
