package dev.earshot.wire.dashbot;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query parameter {@code platform}.
 *
 * @param name lower case
 * @param isKnown whether the tracker's clients use it; others are read in the generic form under their own name
 */
record Platform(String name, boolean isKnown) {
    static final Platform FACEBOOK = new Platform("facebook", true);
    static final Platform GENERIC = new Platform("generic", true);

    /** Besides facebook. */
    private static final Set<String> KNOWN = Set.of(
            "generic",
            "universal",
            "webchat",
            "botcopy",
            "twitter",
            "recast",
            "sms",
            "skype",
            "viber",
            "wechat",
            "line",
            "slack",
            "kik",
            "microsoft",
            "google",
            "alexa",
            "rasa");

    private static final int LONGEST_NAME = 32;

    /** Null if the parameter is missing. */
    static @Nullable Platform of(@Nullable String parameter) {
        if (parameter == null || parameter.isEmpty()) {
            return null;
        }
        if (parameter.equals("facebook")) {
            return FACEBOOK;
        }
        String name = parameter.toLowerCase(Locale.ROOT);
        if (name.equals("facebook")) {
            return FACEBOOK;
        }
        return isName(name) ? new Platform(name, KNOWN.contains(name)) : new Platform("generic", false);
    }

    /** A name goes into every row: it must look like one. */
    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-');
    }
}
