package dev.earshot.link;

import java.util.Optional;
import java.util.stream.Stream;

/** What a condition asks about. */
public enum Kind {
    PLATFORM("platform", "Platform", "ios, android"),
    OS("os", "OS version", "iOS >= 16"),
    BRAND("brand", "Device brand", "Apple, Samsung"),
    MODEL("model", "Device model", "iPhone, SM-G99*"),
    BROWSER("browser", "Browser", "Mobile Safari, Chrome*"),
    IN_APP("inApp", "In-app browser", "messenger, facebook"),
    LANGUAGE("language", "Language", "de, en-GB"),
    COUNTRY("country", "Country, region", "DE, US-CA"),
    QUERY("query", "Query parameter", "coupon=SPRING"),
    PERIOD("period", "Period", "2026-12-01T00:00Z / 2027-01-01T00:00Z"),
    HOURS("hours", "Time of the week", "Mon-Fri 09:00-17:30 Europe/Berlin"),
    SHARE("share", "Share of people", "0-50");

    private final String word;
    private final String label;
    private final String example;

    Kind(String word, String label, String example) {
        this.word = word;
        this.label = label;
        this.example = example;
    }

    /** As the API writes it. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public String example() {
        return example;
    }

    public static Optional<Kind> parse(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** Whether the user agent must be read for it, which is dear. */
    boolean needsDevice() {
        return switch (this) {
            case PLATFORM, OS, BRAND, MODEL, BROWSER, IN_APP -> true;
            case LANGUAGE, COUNTRY, QUERY, PERIOD, HOURS, SHARE -> false;
        };
    }
}
