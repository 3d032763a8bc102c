package dev.earshot.report.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that one report asks beyond what all ask.
 *
 * @param name in machine form, as in addresses; none of {@link ReportParameters#NAMES}
 * @param title as a label
 * @param choices what can be chosen; empty if any text can be given
 * @param otherwise what counts if nothing is said; empty for nothing
 * @param acts up to how many acts are given ({@link dev.earshot.report.act.ActText}); 0 if it asks for no such
 * @param of of which kind the sets of users are that can be chosen, by what stands for them in addresses; null if it is none
 * @param nothing what it means that none is chosen, in words
 */
public record Option(
        String name,
        String title,
        List<Choice> choices,
        String otherwise,
        int acts,
        UserSets.@Nullable Kind of,
        String nothing) {
    public Option {
        choices = List.copyOf(choices);
    }

    public Option(String name, String title, List<Choice> choices, String otherwise) {
        this(name, title, choices, otherwise, 0, null, "");
    }

    /** Things that users do or that happen to them, one after the other. */
    public static Option acts(String name, String title, int most) {
        return new Option(name, title, List.of(), "", most, null, "");
    }

    /** @param word as in addresses */
    public record Choice(String word, String title) {}

    /** Any text. */
    public static Option text(String name, String title) {
        return new Option(name, title, List.of(), "");
    }

    /** One of the sets of users of the bot, or none. */
    public static Option set(String name, String title, UserSets.Kind of, String nothing) {
        return new Option(name, title, List.of(), "", 0, of, nothing);
    }

    /** One of some words; the first counts if nothing is said. */
    public static Option choice(String name, String title, List<Choice> choices) {
        return new Option(name, title, choices, choices.getFirst().word());
    }
}
