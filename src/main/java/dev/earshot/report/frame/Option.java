package dev.earshot.report.frame;

import java.util.List;

/**
 * Something that one report asks beyond what all ask.
 *
 * @param name in machine form, as in addresses; none of {@link ReportParameters#NAMES}
 * @param title as a label
 * @param choices what can be chosen; empty if any text can be given
 * @param otherwise what counts if nothing is said; empty for nothing
 */
public record Option(String name, String title, List<Choice> choices, String otherwise) {
    public Option {
        choices = List.copyOf(choices);
    }

    /** @param word as in addresses */
    public record Choice(String word, String title) {}

    /** Any text. */
    public static Option text(String name, String title) {
        return new Option(name, title, List.of(), "");
    }

    /** One of some words; the first counts if nothing is said. */
    public static Option choice(String name, String title, List<Choice> choices) {
        return new Option(name, title, choices, choices.getFirst().word());
    }
}
