package dev.earshot.http;

import dev.earshot.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * @param host address to listen on; default all
 * @param port TCP port, 0 for any free one; default 8080
 * @param publicUrl how clients reach this server, if not by the address they call: behind a proxy, say. With
 *     {@code https} cookies are marked Secure
 * @param maxBodyBytes the longest body, uncompressed; default 1 MiB, since a Messenger webhook stays far below it
 * @param bodyDeadline how long a body may take to arrive; default 10 s
 * @param idleTimeout how long a connection may be silent; default 75 s, above the 60 s that proxies keep theirs open
 */
public record HttpSettings(
        String host, int port, Optional<URI> publicUrl, int maxBodyBytes, Duration bodyDeadline, Duration idleTimeout) {

    public static HttpSettings from(Settings settings) {
        return new HttpSettings(
                settings.text("host", "0.0.0.0"),
                settings.integer("port", 8080, 0, 65_535),
                settings.uri("public-url"),
                settings.integer("http.max-body-bytes", 1 << 20, 1 << 10, 8 << 20),
                settings.seconds("http.body-deadline-seconds", 10, 1, 300),
                settings.seconds("http.idle-timeout-seconds", 75, 5, 3_600));
    }
}
