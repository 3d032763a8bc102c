package dev.earshot.console;

import dev.earshot.console.page.ConversationRow;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Bubble;
import dev.earshot.console.show.Hue;
import dev.earshot.console.show.Initials;
import dev.earshot.console.show.ShownLine;
import dev.earshot.report.ConversationSummary;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conversations as rows of the list. */
final class ConversationRows {
    private static final int MAX_NAME = 80;
    private static final int MAX_LINE = 140;

    private final String base;
    private final BotTime time;
    private final Instant now;

    /** @param base path of the bot's conversations */
    ConversationRows(String base, BotTime time, Instant now) {
        this.base = base;
        this.time = time;
        this.now = now;
    }

    static String path(String base, String user) {
        return base + "?user=" + URLEncoder.encode(user, StandardCharsets.UTF_8);
    }

    ConversationRow of(ConversationSummary summary, String openUser) {
        return row(
                summary.user(),
                summary.name(),
                line(summary.lastText(), summary.lastKind()),
                summary.lastDirection().equals("INCOMING"),
                summary.notHandled(),
                summary.lastTime(),
                summary.user().equals(openUser));
    }

    /** The row of a conversation in which this was just said. */
    ConversationRow of(Bubble bubble, @Nullable String name) {
        return row(
                bubble.place().user(),
                name,
                bubble.line(),
                bubble.isIncoming(),
                bubble.marks().isNotHandled(),
                bubble.place().time(),
                false);
    }

    private ConversationRow row(
            String user,
            @Nullable String name,
            String line,
            boolean isIncoming,
            boolean isNotHandled,
            Instant at,
            boolean isOpen) {
        return new ConversationRow(
                user,
                path(base, user),
                name(user, name),
                Initials.of(name),
                Hue.of(user),
                line,
                isIncoming,
                isNotHandled,
                at.toEpochMilli(),
                time.brief(at, now),
                BotTime.utc(at),
                isOpen);
    }

    /** What to call a person: their name, else their id. */
    static String name(String user, @Nullable String name) {
        String shown = ShownLine.of(name == null || name.isBlank() ? user : name, MAX_NAME);
        return shown.isEmpty() ? "Unknown user" : shown;
    }

    /** A message on one line: its text, else what it is. */
    static String line(@Nullable String text, String kind) {
        String line = ShownLine.of(text, MAX_LINE);
        return line.isEmpty() ? kind(kind) : line;
    }

    private static String kind(String kind) {
        String words = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
