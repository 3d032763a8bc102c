package dev.earshot.link;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Countries and regions of addresses, by a file in MaxMind's format that the operator has got: GeoLite2, DB-IP and others.
 * Without one every place is unknown. Thread-safe; does not block, as the file is mapped into memory.
 */
public final class Places implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Places.class);

    private final @Nullable Reader reader;

    private Places(@Nullable Reader reader) {
        this.reader = reader;
    }

    public static Places none() {
        return new Places(null);
    }

    /** @throws IOException if it cannot be read or is no such file */
    public static Places open(Path file) throws IOException {
        return new Places(new Reader(file.toFile()));
    }

    /** Whether there is a file, so that conditions on countries can hold. */
    public boolean isAvailable() {
        return reader != null;
    }

    public Place of(String address) {
        if (reader == null) {
            return Place.UNKNOWN;
        }
        try {
            return Optional.ofNullable(reader.get(InetAddress.ofLiteral(address), Map.class))
                    .map(Places::place)
                    .orElse(Place.UNKNOWN);
        } catch (IllegalArgumentException e) {
            return Place.UNKNOWN; // not an address: a proxy's header may hold anything
        } catch (IOException | RuntimeException e) {
            log.warn("the file of countries could not be asked: {}", e.getMessage());
            return Place.UNKNOWN;
        }
    }

    private static Place place(Map<?, ?> entry) {
        String country = entry.get("country") instanceof Map<?, ?> found ? code(found) : "";
        String region = entry.get("subdivisions") instanceof List<?> parts
                        && !parts.isEmpty()
                        && parts.getFirst() instanceof Map<?, ?> found
                ? code(found)
                : "";
        return new Place(country, region);
    }

    private static String code(Map<?, ?> named) {
        return named.get("iso_code") instanceof String code ? code : "";
    }

    @Override
    public void close() {
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                log.debug("the file of countries did not close", e);
            }
        }
    }
}
