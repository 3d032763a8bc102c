package dev.earshot.postback;

import java.util.LinkedHashMap;
import java.util.Map;

/** Users of whom it is known that they have spoken before, so that nobody need ask again; the latest of them. Not thread-safe. */
final class KnownUsers {
    private static final int MOST = 50_000;

    private final Map<String, Boolean> users = new LinkedHashMap<>(1_024, 0.75f, true);

    boolean contains(String bot, String user) {
        return users.get(key(bot, user)) != null;
    }

    void add(String bot, String user) {
        users.put(key(bot, user), true);
        if (users.size() > MOST) {
            users.remove(users.keySet().iterator().next());
        }
    }

    private static String key(String bot, String user) {
        return bot + " " + user;
    }
}
