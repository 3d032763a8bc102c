package dev.earshot.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import ua_parser.OS;
import ua_parser.OSParser;
import ua_parser.Parser;
import ua_parser.UserAgentParser;

/**
 * What user agents say, by the expressions of uap-core, which many analytics products share. They are loaded with the first
 * question. Thread-safe.
 *
 * <p>To read one that is new takes up to some milliseconds, as over a thousand expressions may be tried: not to be done on
 * an event loop. The newest answers are kept.
 */
public final class UserAgents {
    private static final int MAX_KEPT = 20_000;
    /** Longer ones exist, but what counts stands in front; expressions must not be fed what a stranger makes long. */
    private static final int MAX_LENGTH = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Device> kept = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Expressions expressions;

    private record Expressions(UserAgentParser browsers, OSParser systems, DeviceNames devices) {}

    /** The device, if it has been asked for before; at once. */
    public Optional<Device> known(String userAgent) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(cut(userAgent)));
        } finally {
            lock.unlock();
        }
    }

    /** The device; takes a while for one that is new. */
    public Device of(String userAgent) {
        String text = cut(userAgent);
        Optional<Device> before = known(text);
        if (before.isPresent()) {
            return before.get();
        }
        Device device = text.isBlank() ? Device.UNKNOWN : read(text);
        lock.lock();
        try {
            kept.put(text, device);
            if (kept.size() > MAX_KEPT) {
                kept.pollFirstEntry();
            }
        } finally {
            lock.unlock();
        }
        return device;
    }

    private Device read(String userAgent) {
        Expressions loaded = expressions();
        OS system = loaded.systems.parse(userAgent);
        String family = system == null ? "" : system.family;
        DeviceNames.Name name = loaded.devices.of(userAgent);
        return new Device(
                Platform.ofFamily(family),
                family,
                version(system),
                name.brand(),
                name.model(),
                browser(loaded.browsers.parse(userAgent)),
                InApp.of(userAgent));
    }

    private static String browser(ua_parser.@Nullable UserAgent browser) {
        return browser == null || browser.family == null ? "" : browser.family;
    }

    private static Version version(@Nullable OS system) {
        if (system == null || system.major == null) {
            return Version.UNKNOWN;
        }
        StringBuilder text = new StringBuilder(system.major);
        for (String part : new @Nullable String[] {system.minor, system.patch}) {
            if (part == null) {
                break;
            }
            text.append('.').append(part);
        }
        return Version.parse(text.toString())
                .or(() -> Version.parse(system.major))
                .orElse(Version.UNKNOWN);
    }

    private static String cut(String userAgent) {
        return userAgent.length() > MAX_LENGTH ? userAgent.substring(0, MAX_LENGTH) : userAgent;
    }

    private Expressions expressions() {
        Expressions loaded = expressions;
        if (loaded == null) {
            // Two that come at once both load: harmless, and rarer than it is worth a lock around files.
            loaded = load();
            expressions = loaded;
        }
        return loaded;
    }

    private static Expressions load() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Parser.CODE_POINT_LIMIT);
        try (InputStream in = Parser.class.getResourceAsStream("/ua_parser/regexes.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks the expressions of user agents");
            }
            Map<String, List<Map<String, String>>> yaml = new Yaml(new SafeConstructor(options)).load(in);
            return new Expressions(
                    UserAgentParser.fromList(yaml.getOrDefault("user_agent_parsers", List.of())),
                    OSParser.fromList(yaml.getOrDefault("os_parsers", List.of())),
                    new DeviceNames(yaml.getOrDefault("device_parsers", List.of())));
        } catch (IOException e) {
            throw new UncheckedIOException("the expressions of user agents cannot be read", e);
        }
    }
}
