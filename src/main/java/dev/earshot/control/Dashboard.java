package dev.earshot.control;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of reports side by side, for everybody in the workspace.
 *
 * @param cards in the order in which they are shown
 * @param madeBy the person's name; null if it was the operator, or somebody whose account is gone
 */
public record Dashboard(
        String id,
        String name,
        List<Card> cards,
        Instant madeAt,
        @Nullable String madeBy) {

    public Dashboard {
        cards = List.copyOf(cards);
    }

    /**
     * A part of a report.
     *
     * @param report its name in the catalogue
     * @param part of the report; empty for its leading numbers
     * @param question the report's parameters as in an address; without its days if these are relative
     * @param lastDays the question's days are the last so many, today included; null if the question names them
     */
    public record Card(
            String id,
            String title,
            String report,
            String part,
            String question,
            @Nullable Integer lastDays,
            boolean isWide) {}
}
