package dev.earshot.facebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people are asked to grant, and what each permission is for (Meta's names of 2026). */
public final class Permissions {
    /** Without these a page cannot be connected. */
    public static final List<String> NEEDED = List.of("pages_show_list", "pages_messaging", "pages_manage_metadata");

    private static final Map<String, String> PURPOSES = new LinkedHashMap<>();

    static {
        PURPOSES.put("pages_show_list", "see which pages there are");
        PURPOSES.put("pages_messaging", "receive the page's messages, and answer them");
        PURPOSES.put("pages_manage_metadata", "have Meta send the page's events here");
        PURPOSES.put("pages_read_engagement", "fetch messages that came while nothing could be received");
        PURPOSES.put("pages_user_locale", "learn the language of people who write");
        PURPOSES.put("pages_user_timezone", "learn the time zone of people who write");
        PURPOSES.put("pages_user_gender", "learn the gender of people who write");
    }

    private Permissions() {}

    /** What people are asked for, in this order. */
    public static List<String> asked() {
        return List.copyOf(PURPOSES.keySet());
    }

    /** What it is for; continues 'to '. */
    public static String purpose(String permission) {
        return PURPOSES.getOrDefault(permission, "");
    }

    public static List<String> missing(List<String> granted) {
        return PURPOSES.keySet().stream()
                .filter(permission -> !granted.contains(permission))
                .toList();
    }

    static List<String> missingOfNeeded(List<String> granted) {
        return NEEDED.stream()
                .filter(permission -> !granted.contains(permission))
                .toList();
    }
}
