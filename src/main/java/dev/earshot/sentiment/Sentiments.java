package dev.earshot.sentiment;

import java.lang.Character.UnicodeScript;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How what users write sounds: a number from -1 (as negative as can be) over 0 (neutral) to 1, or nothing where there is no
 * telling: no words, another language than English, or too few letters to tell. Emoticons and emoji count in any language.
 *
 * <p>The same text always sounds the same: a store that is rebuilt from the log is equal. Thread-safe.
 */
public final class Sentiments {
    /** VADER's own border (Hutto and Gilbert 2014): from here on a text is positive, and from minus this on it is negative. */
    public static final double BORDER = 0.05;

    /** What follows is not looked at: what people say to a bot is shorter. */
    private static final int MAX_LENGTH = 1_000;

    private static final int FEWEST_LETTERS = 2;

    /** Of what people tap and say again and again, texts of up to so many characters are kept. */
    private static final int MAX_KEPT_LENGTH = 120;

    private static final int KEPT = 4_096;
    private static final Pattern NO_LANGUAGE = Pattern.compile("(?:https?://|www\\.)\\S+|\\S+@\\S+\\.\\w+|[@#]\\w+");

    private final Vader vader;
    private final English english;

    /** By the hash of the text; a newer one takes an older one's place. */
    private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(KEPT);

    private Sentiments(Vader vader, English english) {
        this.vader = vader;
        this.english = english;
    }

    private record Known(String text, @Nullable Double score) {}

    /** Loaded when it is asked for first, which takes about half a second. */
    private static final class Standard {
        private static final Sentiments INSTANCE = new Sentiments(new Vader(Lexicon.read()), English.load());
    }

    public static Sentiments standard() {
        return Standard.INSTANCE;
    }

    /** @return from -1 to 1; null if there is no telling */
    public @Nullable Double of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_KEPT_LENGTH) {
            return score(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
        }
        int place = (text.hashCode() & Integer.MAX_VALUE) % KEPT;
        Known last = known.get(place);
        if (last != null && last.text.equals(text)) {
            return last.score;
        }
        Double score = score(text);
        known.set(place, new Known(text, score));
        return score;
    }

    private @Nullable Double score(String text) {
        String said = NO_LANGUAGE.matcher(text).replaceAll(" ");
        String inWords = Emoji.inWords(said);
        long letters = said.codePoints().filter(Character::isLetter).count();
        if (letters < FEWEST_LETTERS) {
            return vader.hasAnyValence(inWords) ? Double.valueOf(vader.score(inWords)) : null;
        }
        long latin = said.codePoints().filter(Sentiments::isLatin).count();
        return latin == letters && english.isIt(said) ? Double.valueOf(vader.score(inWords)) : null;
    }

    private static boolean isLatin(int character) {
        return Character.isLetter(character) && UnicodeScript.of(character) == UnicodeScript.LATIN;
    }
}
