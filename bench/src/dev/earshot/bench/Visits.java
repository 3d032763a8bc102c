package dev.earshot.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Clicks of different people on any of the links, as whole HTTP requests. */
final class Visits implements Supplier<byte[]> {
    private static final String[] LANGUAGES = {"en-US,en;q=0.9", "de-DE,de;q=0.9,en;q=0.5", "fr", "es-MX,es;q=0.8"};

    private final int links;
    private final SplittableRandom random;

    Visits(int links, long seed) {
        this.links = links;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public byte[] get() {
        return ("GET /l/" + ManyLinks.code(random.nextInt(links)) + "?network_id=221&cp_0=blue&fb_user_id="
                        + random.nextLong(1L << 40) + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + userAgent()
                        + "\r\nAccept: text/html\r\nAccept-Language: " + LANGUAGES[random.nextInt(LANGUAGES.length)]
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Some hundreds, as many as are current at a time. */
    private String userAgent() {
        int minor = random.nextInt(20);
        return switch (random.nextInt(3)) {
            case 0 ->
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_" + minor + " like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17." + minor + " Mobile/15E148 Safari/604.1";
            case 1 ->
                "Mozilla/5.0 (Linux; Android 14; SM-S9" + (10 + minor) + "B) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/1" + (20 + random.nextInt(10)) + ".0.0.0 Mobile Safari/537.36";
            default ->
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1"
                        + (20 + minor) + ".0.0.0 Safari/537.36";
        };
    }
}
