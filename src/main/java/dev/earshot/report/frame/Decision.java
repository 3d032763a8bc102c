package dev.earshot.report.frame;

import java.util.List;

/**
 * Something that people decide of a row.
 *
 * @param path below the bot's pages, where the chosen word goes as {@code state}
 * @param choices what it can become
 */
public record Decision(String path, List<Option.Choice> choices) {
    public Decision {
        choices = List.copyOf(choices);
    }
}
