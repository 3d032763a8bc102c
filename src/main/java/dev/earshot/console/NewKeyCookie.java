package dev.earshot.console;

import dev.earshot.event.BotId;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;

/**
 * A key just made, kept for a while in the browser that made it: the server knows only its hash, and the page that shows it
 * must survive being reloaded. Scripts can't read it, and it is sent to that bot's pages only.
 */
final class NewKeyCookie {
    private static final long SECONDS = 900;
    private static final int MAX_LENGTH = 200;

    private NewKeyCookie() {}

    static Answer set(Answer answer, Request request, BotId bot, String key) {
        return set(answer, request, name(bot), bot, key);
    }

    /** The secret that calls to the bot are signed with, likewise. */
    static Answer setSecret(Answer answer, Request request, BotId bot, String secret) {
        return set(answer, request, secretName(bot), bot, secret);
    }

    private static Answer set(Answer answer, Request request, String name, BotId bot, String key) {
        return answer.withHeader(
                "Set-Cookie",
                name + "=" + key + "; Path=/bots/" + bot.value() + "; Max-Age=" + SECONDS
                        + "; HttpOnly; SameSite=Strict" + (request.isSecure() ? "; Secure" : ""));
    }

    /** The key, or an empty text. */
    static String read(Request request, BotId bot) {
        return read(request, name(bot));
    }

    static String readSecret(Request request, BotId bot) {
        return read(request, secretName(bot));
    }

    private static String read(Request request, String name) {
        return request.cookie(name)
                .filter(key -> key.length() <= MAX_LENGTH && key.chars().allMatch(NewKeyCookie::isKeyCharacter))
                .orElse("");
    }

    private static boolean isKeyCharacter(int c) {
        return Character.isLetterOrDigit(c) && c < 0x80 || c == '-' || c == '_';
    }

    private static String secretName(BotId bot) {
        return "earshot_secret_" + bot.value();
    }

    private static String name(BotId bot) {
        return "earshot_key_" + bot.value();
    }
}
