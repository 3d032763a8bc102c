package dev.earshot;

import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The command line and the settings file, as names and values. */
final class Arguments {
    private Arguments() {}

    /**
     * {@code --name value}, {@code --name=value} and {@code --name} alone, which means yes.
     *
     * @throws SettingsException naming everything that is no option
     */
    static Map<String, String> parse(List<String> arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--") || argument.length() == 2) {
                errors.add("'" + argument + "' is no option; options look like --port 8080");
                continue;
            }
            int equals = argument.indexOf('=');
            if (equals > 0) {
                values.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
                values.put(argument.substring(2), arguments.get(++i));
            } else {
                values.put(argument.substring(2), "");
            }
        }
        if (!errors.isEmpty()) {
            throw new SettingsException(errors);
        }
        return values;
    }

    /** The settings file of a data folder, if there is one: {@code name = value} lines. */
    static Map<String, String> file(Path data) throws IOException {
        Path file = data.resolve("earshot.conf");
        Map<String, String> values = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties
                    .stringPropertyNames()
                    .forEach(name ->
                            values.put(name, properties.getProperty(name).trim()));
        }
        return values;
    }
}
