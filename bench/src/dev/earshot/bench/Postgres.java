package dev.earshot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL 15 of its own in a temporary folder, reached through a socket in that folder only, tuned for reports. It
 * refuses to run as root, so then it runs as the user that Debian's package made for it.
 */
final class Postgres implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final Pattern TIME = Pattern.compile("Time: ([\\d.]+) ms.*");

    private static final String SETTINGS = """
            listen_addresses = ''
            unix_socket_directories = '%s'
            shared_buffers = '6GB'
            work_mem = '256MB'
            maintenance_work_mem = '1GB'
            effective_cache_size = '12GB'
            max_wal_size = '16GB'
            random_page_cost = 1.1
            """;

    private final Path folder;
    private final boolean isRoot = System.getProperty("user.name").equals("root");

    private Postgres(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("initdb"));
    }

    static Postgres start() throws Exception {
        Postgres postgres = new Postgres(Files.createTempDirectory("earshot-postgres"));
        if (postgres.isRoot) {
            run(List.of("chown", "postgres", postgres.folder.toString()));
        }
        postgres.run("initdb", "-D", postgres.data(), "-U", "bench", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8");
        Files.writeString(
                Path.of(postgres.data(), "postgresql.conf"),
                SETTINGS.formatted(postgres.folder),
                StandardOpenOption.APPEND);
        postgres.run("pg_ctl", "-D", postgres.data(), "-w", "-t", "60", "-l", postgres.folder.resolve("log").toString(), "start");
        return postgres;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Runs statements, one after the other. */
    void execute(String... statements) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "ON_ERROR_STOP=1"));
        for (String statement : statements) {
            arguments.addAll(List.of("-c", statement));
        }
        run(psql(arguments));
    }

    /** What writes rows, in COPY's text form. */
    interface Rows {
        void write(Writer out) throws IOException;
    }

    void copy(String table, Rows rows) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(psql(List.of("-c", "COPY " + table + " FROM STDIN")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer out = process.outputWriter(StandardCharsets.UTF_8)) {
            rows.write(out);
        }
        check(process, "COPY");
    }

    /** Asks several times over one connection; as psql measures it, the rows' way to the client included. */
    Timings time(String query, int warmUp, int rounds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(psql(List.of("-A", "-t")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread writer = Thread.ofPlatform().start(() -> ask(process, query, warmUp + rounds));
        Timings timings = new Timings();
        int asked = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher time = TIME.matcher(line);
                if (time.matches() && asked++ >= warmUp) {
                    timings.add(Double.parseDouble(time.group(1)));
                }
            }
        }
        writer.join();
        check(process, "psql");
        return timings;
    }

    private static void ask(Process process, String query, int times) {
        try (Writer out = process.outputWriter(StandardCharsets.UTF_8)) {
            out.write("\\o /dev/null\n\\timing on\n");
            for (int i = 0; i < times; i++) {
                out.write(query + ";\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> psql(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAMS.resolve("psql").toString(), "-X", "-q", "-h", folder.toString(), "-U", "bench", "-d", "postgres"));
        command.addAll(arguments);
        return command;
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(isRoot ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        check(process, String.join(" ", command));
    }

    private static void check(Process process, String name) throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(name + " failed");
        }
    }

    @Override
    public void close() throws Exception {
        run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
        Servers.delete(folder);
    }
}
