package dev.earshot.link;

import java.util.regex.Pattern;

/** Countries (ISO 3166-1) and regions of them (ISO 3166-2). */
record CountryCondition(Words words) implements Condition {
    private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,3})?");

    static CountryCondition parse(String text) {
        Words words = Words.parse(text);
        words.lower().forEach(word -> {
            if (!FORM.matcher(word).matches()) {
                throw new IllegalArgumentException(
                        "must be codes of countries such as DE, or of regions such as US-CA");
            }
        });
        return new CountryCondition(words);
    }

    @Override
    public Kind kind() {
        return Kind.COUNTRY;
    }

    @Override
    public String text() {
        return words.text();
    }

    @Override
    public boolean holds(Visit visit) {
        Place place = visit.place();
        return words.has(place.country())
                || !place.country().isEmpty()
                        && !place.region().isEmpty()
                        && words.has(place.country() + "-" + place.region());
    }
}
