package dev.earshot.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the operator set, read by typed settings records. A value comes from the command line ({@code --port 8080}), else
 * from the environment ({@code EARSHOT_PORT}), else from the settings file ({@code port = 8080}), else the default.
 *
 * <p>Mistakes are collected, so that {@link #check} shows all of them at once. Not thread-safe; used at start only.
 */
public final class Settings {
    /** Read by the launcher and the tests, not by the program. */
    private static final Set<String> LAUNCHER_VARIABLES =
            Set.of("EARSHOT_JAVA_OPTIONS", "EARSHOT_CHROMIUM", "EARSHOT_HOME");

    private final Map<String, String> arguments;
    private final Map<String, String> environment;
    private final Map<String, String> file;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> errors = new ArrayList<>();

    /**
     * @param arguments by name, without the dashes
     * @param environment the whole environment; only names that begin with {@code EARSHOT_} count
     * @param file by name
     */
    public Settings(Map<String, String> arguments, Map<String, String> environment, Map<String, String> file) {
        this.arguments = Map.copyOf(arguments);
        this.environment = Map.copyOf(environment);
        this.file = Map.copyOf(file);
    }

    public String text(String name, String otherwise) {
        String value = value(name);
        return value == null ? otherwise : value;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(value(name));
    }

    /** A secret: from the environment or the settings file, as every process of the machine can read a command line. */
    public Optional<String> secret(String name) {
        if (arguments.containsKey(name)) {
            errors.add("%s is a secret and must not stand on the command line; set %s instead"
                    .formatted(name, variable(name)));
        }
        return text(name);
    }

    /** A whole number from {@code min} to {@code max}. */
    public int integer(String name, int otherwise, int min, int max) {
        return (int) number(name, otherwise, min, max);
    }

    /** A whole number from {@code min} to {@code max}. */
    public long number(String name, long otherwise, long min, long max) {
        String value = value(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.replace("_", ""));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through: one message for what is no number and for what is out of range.
        }
        errors.add("%s must be a whole number from %d to %d, not '%s'".formatted(name, min, max, value));
        return otherwise;
    }

    /** A whole number of seconds. */
    public Duration seconds(String name, long otherwise, long min, long max) {
        return Duration.ofSeconds(number(name, otherwise, min, max));
    }

    public boolean flag(String name, boolean otherwise) {
        String value = value(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> {
                errors.add("%s must be true or false, not '%s'".formatted(name, value));
                yield otherwise;
            }
        };
    }

    /** An http or https address without a path of its own. */
    public Optional<URI> uri(String name) {
        String value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(value);
            String scheme = uri.getScheme();
            if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Falls through to the one message.
        }
        errors.add("%s must be an address such as https://bots.example.com, not '%s'".formatted(name, value));
        return Optional.empty();
    }

    /** A mistake that a settings record found by itself. */
    public void reject(String message) {
        errors.add(message);
    }

    /**
     * To be called when every settings record has been read.
     *
     * @throws SettingsException if anything was wrong, naming everything that was
     */
    public void check() {
        List<String> all = new ArrayList<>(errors);
        arguments.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> all.add(unknown("--" + name, name)));
        file.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> all.add(unknown(name + " (in the settings file)", name)));
        environment.keySet().stream()
                .filter(name -> name.startsWith("EARSHOT_") && !isKnownVariable(name))
                .sorted()
                .forEach(name -> all.add("unknown environment variable " + name));
        if (!all.isEmpty()) {
            throw new SettingsException(all);
        }
    }

    private @Nullable String value(String name) {
        known.add(name);
        String value = arguments.get(name);
        if (value == null) {
            value = environment.get(variable(name));
        }
        return value == null ? file.get(name) : value;
    }

    private static String variable(String name) {
        return "EARSHOT_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private boolean isKnownVariable(String variable) {
        return LAUNCHER_VARIABLES.contains(variable)
                || known.stream().anyMatch(name -> variable(name).equals(variable));
    }

    private String unknown(String shown, String name) {
        String nearest = NearestName.of(name, known);
        return "unknown setting " + shown + (nearest == null ? "" : "; did you mean " + nearest + "?");
    }
}
