package dev.earshot.link;

/**
 * Something that must hold for a rule to fire. Each kind has one line of text, which people type, the API carries and the
 * database keeps: {@code iOS >= 16}.
 */
sealed interface Condition
        permits WordCondition,
                OsCondition,
                CountryCondition,
                QueryCondition,
                PeriodCondition,
                HoursCondition,
                ShareCondition {

    Kind kind();

    /** Its line, as it would be written anew. */
    String text();

    boolean holds(Visit visit);

    /** @throws IllegalArgumentException with what is wrong, continuing the name of the field */
    static Condition parse(Kind kind, String text) {
        return switch (kind) {
            case PLATFORM, BRAND, MODEL, BROWSER, IN_APP, LANGUAGE -> WordCondition.parse(kind, text);
            case OS -> OsCondition.parse(text);
            case COUNTRY -> CountryCondition.parse(text);
            case QUERY -> QueryCondition.parse(text);
            case PERIOD -> PeriodCondition.parse(text);
            case HOURS -> HoursCondition.parse(text);
            case SHARE -> ShareCondition.parse(text);
        };
    }
}
