package dev.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./earshot import FILE --bot BOT}: sends a file of past data to a server, shows what a reading of it finds, and brings
 * it in. One that was broken off goes on where it was.
 */
final class ImportCommand {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final int ERRORS_SHOWN = 10;

    private final PastClient client;
    private final PrintStream out;
    private final ProgressLine progress;

    private ImportCommand(PastClient client, PrintStream out) {
        this.client = client;
        this.out = out;
        this.progress = new ProgressLine(out);
    }

    /** How a file is to be brought in. */
    private record Order(Path file, String bot, @Nullable String shape, boolean isDryRun, boolean skipsErrors) {}

    /**
     * @return whether all of it is in, or could be
     */
    static boolean run(List<String> arguments, Map<String, String> environment, PrintStream out)
            throws IOException, InterruptedException {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("--")) {
            throw new SettingsException(List.of("name the file first: ./earshot import FILE --bot BOT"));
        }
        Map<String, String> options = new HashMap<>(Arguments.parse(arguments.subList(1, arguments.size())));
        String bot = options.remove("bot");
        if (bot == null) {
            throw new SettingsException(List.of("'bot' is missing: the id or the name of the bot whose past it is"));
        }
        Order order = new Order(
                Path.of(arguments.getFirst()),
                bot,
                options.remove("shape"),
                options.remove("dry-run") != null,
                options.remove("skip-errors") != null);
        if (!Files.isReadable(order.file()) || Files.isDirectory(order.file())) {
            throw new IOException("the file " + order.file() + " cannot be read");
        }
        try (PastTarget target = PastTarget.of(options, environment)) {
            boolean isIn = new ImportCommand(target.client(), out).run(order);
            if (isIn && !order.isDryRun()) {
                target.awaitStored();
            }
            return isIn;
        }
    }

    private boolean run(Order order) throws IOException, InterruptedException {
        String path = "/api/v1/bots/" + client.bot(order.bot()) + "/imports";
        JsonNode one = begun(path, order);
        String own = path + "/" + one.get("id").asText();
        upload(own, one, order.file());
        JsonNode checked = await(own, "checking", "checking");
        if (isFailed(checked)) {
            client.delete(own);
            return false;
        }
        if (checked.get("state").asText().equals("checked")) {
            show(own, checked);
            long errors = checked.at("/check/errors").asLong();
            boolean goesOn = !order.isDryRun() && (errors == 0 || order.skipsErrors());
            if (!goesOn) {
                client.delete(own);
                if (!order.isDryRun()) {
                    out.println("Nothing was brought in. Mend the lines, or leave them out with --skip-errors.");
                }
                return order.isDryRun() && errors == 0;
            }
            client.post(own + "/start", "{}");
        }
        JsonNode done = await(own, "running", "bringing in");
        if (isFailed(done)) {
            return false;
        }
        out.printf(
                Locale.ROOT,
                "%,d events are in the event log.%n",
                done.get("imported").asLong());
        return true;
    }

    /** One of the same name and length that was broken off is gone on with. */
    private JsonNode begun(String path, Order order) throws IOException, InterruptedException {
        String name = order.file().getFileName().toString();
        long size = Files.size(order.file());
        for (JsonNode one : client.get(path).get("items")) {
            boolean isOpen = List.of("uploading", "checking", "checked", "running")
                    .contains(one.get("state").asText());
            if (isOpen
                    && one.get("name").asText().equals(name)
                    && one.get("sizeBytes").asLong() == size) {
                out.println("Going on with an import of " + name + " that was broken off.");
                return one;
            }
        }
        Map<String, Object> wanted = new HashMap<>(Map.of("name", name, "sizeBytes", size));
        if (order.shape() != null) {
            wanted.put("shape", order.shape());
        }
        return client.post(path, JSON.writeValueAsString(wanted));
    }

    private void upload(String own, JsonNode begun, Path file) throws IOException, InterruptedException {
        long size = begun.get("sizeBytes").asLong();
        long at = begun.get("receivedBytes").asLong();
        int most = begun.get("partBytes").asInt();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(at);
            while (at < size) {
                byte[] part = in.readNBytes((int) Math.min(most, size - at));
                if (part.length == 0) {
                    throw new IOException("the file " + file + " became shorter while it was sent");
                }
                client.put(own + "/bytes?offset=" + at, part);
                at += part.length;
                progress.show("sending", (double) at / size, "");
            }
        }
        progress.end();
    }

    private JsonNode await(String own, String state, String words) throws IOException, InterruptedException {
        JsonNode now = client.get(own);
        while (now.get("state").asText().equals(state)) {
            String count = String.format(
                    Locale.ROOT,
                    "%,d",
                    state.equals("running")
                            ? now.get("imported").asLong()
                            : now.at("/check/lines").asLong());
            progress.show(words, now.get("progress").asDouble(), count);
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            now = client.get(own);
        }
        progress.end();
        return now;
    }

    private boolean isFailed(JsonNode one) {
        if (one.get("state").asText().equals("failed")) {
            out.println("The import failed: " + one.get("problem").asText() + ".");
            return true;
        }
        return false;
    }

    private void show(String own, JsonNode one) throws IOException, InterruptedException {
        JsonNode check = one.get("check");
        out.printf(
                Locale.ROOT,
                "%,d lines of %s: %,d can be used (%,d events, %s to %s), %,d cannot.%n",
                check.get("lines").asLong(),
                check.at("/details/shape").asText(),
                check.get("usable").asLong(),
                check.get("events").asLong(),
                check.path("first").asText("-"),
                check.path("last").asText("-"),
                check.get("errors").asLong());
        JsonNode unknown = check.at("/details/unknownColumns");
        if (!unknown.isEmpty()) {
            StringBuilder names = new StringBuilder();
            unknown.forEach(name -> names.append(names.isEmpty() ? "" : ", ").append(name.asText()));
            out.println("Columns that become metadata: " + names);
        }
        out.println("As they would be stored:");
        for (JsonNode row : check.at("/details/sample")) {
            out.println("  " + row);
        }
        if (check.get("errors").asLong() > 0) {
            showErrors(own);
        }
    }

    private void showErrors(String own) throws IOException, InterruptedException {
        out.println("What cannot be used (the first; all of them: GET " + own + "/errors):");
        try (InputStream in = client.open(own + "/errors").body();
                java.io.BufferedReader lines = new java.io.BufferedReader(
                        new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            for (int i = 0; i < ERRORS_SHOWN && line != null; i++) {
                JsonNode error = JSON.readTree(line);
                out.println("  line " + error.get("line").asLong() + ": "
                        + error.get("reason").asText());
                line = lines.readLine();
            }
        }
    }
}
