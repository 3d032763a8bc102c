package dev.earshot.link;

/** One of several words: platforms, brands, models, browsers, apps, languages. */
record WordCondition(Kind kind, Words words) implements Condition {

    static WordCondition parse(Kind kind, String text) {
        Words words = Words.parse(text);
        if (kind == Kind.PLATFORM) {
            words.lower().forEach(word -> {
                if (Platform.parse(word).isEmpty()) {
                    throw new IllegalArgumentException(
                            "must be of ios, android, windows, macos, linux, chromeos and other");
                }
            });
        }
        return new WordCondition(kind, words);
    }

    @Override
    public String text() {
        return words.text();
    }

    @Override
    public boolean holds(Visit visit) {
        Device device = visit.device();
        return switch (kind) {
            case PLATFORM -> words.has(device.platform().word());
            case BRAND -> words.hasLike(device.brand());
            case MODEL -> words.hasLike(device.model());
            case BROWSER -> words.hasLike(device.browser());
            case IN_APP -> isInApp(device.inApp());
            case LANGUAGE ->
                visit.languages().stream().findFirst().filter(this::isSpoken).isPresent();
            case OS, COUNTRY, QUERY, PERIOD, HOURS, SHARE -> throw new IllegalStateException("not words: " + kind);
        };
    }

    /** {@code any} and {@code none} are words of their own. */
    private boolean isInApp(String app) {
        return app.isEmpty() ? words.has("none") : words.has("any") || words.has(app);
    }

    /** 'de' also means de-AT; 'de-AT' does not mean 'de'. */
    private boolean isSpoken(String language) {
        int dash = language.indexOf('-');
        return words.has(language) || dash > 0 && words.has(language.substring(0, dash));
    }
}
