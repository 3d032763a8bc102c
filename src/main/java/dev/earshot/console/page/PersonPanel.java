package dev.earshot.console.page;

import dev.earshot.console.show.Fact;
import java.util.List;

/**
 * The person beside a transcript. All of it comes from outside; times are in the bot's time zone.
 *
 * @param path of the page about them; empty while the store does not know them yet
 */
public record PersonPanel(
        String path,
        String user,
        String name,
        String initials,
        int hue,
        boolean isNamed,
        List<Fact> numbers,
        List<Fact> properties,
        List<Change> history) {

    /** How the person's properties changed: those that were new or different then. */
    public record Change(String time, String utc, List<Fact> properties) {}
}
