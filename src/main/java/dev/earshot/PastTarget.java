package dev.earshot;

import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that {@code import} and {@code export} talk to: the one that {@code --url} names, or one of this process's own
 * over a data folder that no server uses. Either way the same calls are made, so that there is one way in and one way out.
 */
final class PastTarget implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final PastClient client;
    private final Optional<App> own;

    private PastTarget(PastClient client, Optional<App> own) {
        this.client = client;
        this.own = own;
    }

    /**
     * @param options {@code url} and {@code token}, or what the server takes
     * @throws IOException in words for whoever called, if there is none
     */
    static PastTarget of(Map<String, String> options, Map<String, String> environment) throws IOException {
        Map<String, String> rest = new HashMap<>(options);
        String url = rest.remove("url");
        String token = rest.remove("token");
        if (url != null) {
            return new PastTarget(new PastClient(checked(url), token(token, rest, environment)), Optional.empty());
        }
        return overFolder(rest, environment);
    }

    private static String checked(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: the same is wrong.
        }
        throw new SettingsException(List.of("'url' must be a server's address, such as http://localhost:8080"));
    }

    private static String token(@Nullable String given, Map<String, String> options, Map<String, String> environment)
            throws IOException {
        String token = given == null ? environment.get("EARSHOT_ADMIN_TOKEN") : given;
        if (token == null) {
            token = Arguments.file(java.nio.file.Path.of(options.getOrDefault("data", "./data")))
                    .get("admin-token");
        }
        if (token == null) {
            throw new SettingsException(
                    List.of("'token' is missing: the server's admin token, also as EARSHOT_ADMIN_TOKEN"
                            + " (the server takes it from there, or from admin-token in DATA/earshot.conf)"));
        }
        return token;
    }

    private static PastTarget overFolder(Map<String, String> options, Map<String, String> environment)
            throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        options.put("port", "0");
        options.put("host", "127.0.0.1");
        Map<String, String> with = new HashMap<>(environment);
        with.put("EARSHOT_ADMIN_TOKEN", token);
        AppSettings settings = AppSettings.read(options, with);
        if (!java.nio.file.Files.exists(settings.data().resolve("control.db"))) {
            throw new IOException(settings.data() + " holds no server's data: name its folder with --data, or a running"
                    + " server with --url");
        }
        try {
            App app = App.start(settings);
            return new PastTarget(new PastClient("http://127.0.0.1:" + app.port(), token), Optional.of(app));
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    "the data in " + settings.data() + " cannot be used (" + e.getMessage()
                            + "). If a server runs on them, name it: --url http://localhost:8080 --token …",
                    e);
        }
    }

    PastClient client() {
        return client;
    }

    /** Waits until reports have what came in; a server that goes on running needs no waiting for. */
    void awaitStored() throws InterruptedException {
        if (own.isPresent()) {
            while (!own.get().awaitSettled(BETWEEN_LOOKS)) {
                // a large import takes a while
            }
        }
    }

    @Override
    public void close() {
        client.close();
        own.ifPresent(App::close);
    }
}
