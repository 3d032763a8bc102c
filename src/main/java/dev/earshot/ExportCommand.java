package dev.earshot;

import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./earshot export --bot BOT --what messages -o FILE}: writes what was collected to a file. */
final class ExportCommand {
    private static final List<String> WHATS = List.of("messages", "events", "users");

    private ExportCommand() {}

    static void run(List<String> arguments, Map<String, String> environment, PrintStream out)
            throws IOException, InterruptedException {
        List<String> spelled = new ArrayList<>(arguments);
        spelled.replaceAll(argument -> argument.equals("-o") ? "--output" : argument);
        Map<String, String> options = new HashMap<>(Arguments.parse(spelled));
        List<String> faults = new ArrayList<>();
        String bot = required(options, "bot", "the id or the name of a bot", faults);
        String what = required(options, "what", "one of " + String.join(", ", WHATS), faults);
        String file = required(options, "output", "the file to write (-o FILE)", faults);
        String format = options.remove("format");
        if (!what.isEmpty() && !WHATS.contains(what)) {
            faults.add("'what' must be one of " + String.join(", ", WHATS));
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        StringBuilder query =
                new StringBuilder("?format=" + PastClient.encoded(format == null ? ending(file) : format));
        for (String name : List.of("from", "to")) {
            String time = options.remove(name);
            if (time != null) {
                // A day means its beginning, in UTC.
                String whole = time.matches("\\d{4}-\\d{2}-\\d{2}") ? time + "T00:00:00Z" : time;
                query.append('&').append(name).append('=').append(PastClient.encoded(whole));
            }
        }
        try (PastTarget target = PastTarget.of(options, environment)) {
            String path = "/api/v1/bots/" + target.client().bot(bot) + "/export/" + what + query;
            write(target.client().open(path), Path.of(file), out);
        }
    }

    private static String required(Map<String, String> options, String name, String is, List<String> faults) {
        String value = options.remove(name);
        if (value == null || value.isEmpty()) {
            faults.add("'" + name + "' is missing: " + is);
            return "";
        }
        return value;
    }

    private static String ending(String file) {
        for (String format : List.of("parquet", "csv")) {
            if (file.toLowerCase(Locale.ROOT).endsWith("." + format)) {
                return format;
            }
        }
        return "jsonl";
    }

    /** Under its name the file stands only once it is whole. */
    private static void write(HttpResponse<InputStream> answer, Path file, PrintStream out) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (InputStream body = answer.body()) {
            long bytes = Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            out.printf(Locale.ROOT, "%s: %,d bytes%n", file, bytes);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw new IOException("the export broke off: " + e.getMessage(), e);
        }
        answer.headers().firstValue("X-Earshot-Lack").ifPresent(lack -> out.println("Not all of it: " + lack + "."));
    }
}
