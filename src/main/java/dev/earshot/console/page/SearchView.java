package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, and what was found.
 *
 * @param bot in which; null for all bots
 * @param path of this page, where the form leads
 * @param count how many were found, in words; empty if nothing was looked for
 * @param fault why it cannot be answered, in words; empty if it can
 * @param progress how far the index is while it is made anew; empty otherwise
 * @param more where the next ones are; null at the end
 */
public record SearchView(
        Frame frame,
        @Nullable BotLink bot,
        String path,
        Form form,
        String count,
        String fault,
        String progress,
        List<Hit> hits,
        @Nullable String more) {

    /**
     * What was asked, as the form has it.
     *
     * @param kinds of messages that can be chosen
     */
    public record Form(
            String text,
            String direction,
            String platform,
            String intent,
            String kind,
            String user,
            String from,
            String to,
            boolean isNotHandled,
            boolean isNewestFirst,
            List<Choice> kinds) {

        /** Whether anything was asked. */
        public boolean isAsked() {
            return !text.isEmpty() || filters() > 0;
        }

        /** How many filters there are. */
        public long filters() {
            long named = List.of(direction, platform, intent, kind, user, from, to).stream()
                    .filter(value -> !value.isEmpty())
                    .count();
            return named + (isNotHandled ? 1 : 0);
        }
    }

    public record Choice(String word, String title) {}

    /**
     * A message that was found.
     *
     * @param path to its place in the transcript
     * @param botName empty where all are of one bot
     * @param name of its user
     * @param user its user's id; empty if the name says the same
     * @param side {@code in} or {@code out}
     * @param notes intent and the like; perhaps empty
     * @param pieces of its text; a word for what it is if it has none
     */
    public record Hit(
            String path,
            String botName,
            String name,
            String user,
            String side,
            List<String> notes,
            List<Piece> pieces,
            String time,
            String utc) {}

    public record Piece(String text, boolean isWanted) {}
}
