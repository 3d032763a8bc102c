package dev.earshot.console.show;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform's template as cards.
 *
 * @param name what kind of template it is, in words
 * @param layout how the cards stand
 * @param buttons those of the whole, below the cards
 */
public record Deck(String name, Layout layout, List<Card> cards, List<Choice> buttons) {

    /** How the cards stand. */
    public enum Layout {
        /** One below the other, all in one frame. */
        STACK,
        /** Side by side, to be scrolled. */
        CAROUSEL,
        /** Pictures in a grid. */
        GRID
    }

    public static Deck single(String name, Card card, List<Choice> buttons) {
        return new Deck(name, Layout.STACK, List.of(card), buttons);
    }

    public boolean hasButtons() {
        return !buttons.isEmpty()
                || cards.stream().anyMatch(card -> !card.buttons().isEmpty());
    }

    /** Whether a card says {@code text} already, so that it need not be said again above. */
    public boolean says(String text) {
        return cards.stream()
                .anyMatch(card -> card.title().equals(text) || card.text().equals(text));
    }

    /**
     * @param text longer than a title: the text of a button template, an introduction
     * @param image loaded by the browser, if it is https
     * @param link where a tap on the card leads
     * @param lines a table: what, how much
     * @param total what the table adds up to
     */
    public record Card(
            String title,
            String text,
            @Nullable SafeLink image,
            @Nullable SafeLink link,
            List<Fact> facts,
            List<Line> lines,
            @Nullable Line total,
            List<Choice> buttons) {}

    /** @param detail smaller, below the label */
    public record Line(String label, String detail, String amount) {}
}
