package dev.earshot.console.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users of a bot, or those behind a number of a report.
 *
 * @param what which ones, in words; empty for all
 * @param count how many there are, in words
 * @param kept parameters that the form of this page keeps, by name
 * @param columns what each row says beyond who it is, in order
 * @param properties that can be columns
 * @param currencies of which one can be ordered by; empty if there is no choice
 * @param more where the next ones are; null at the end
 */
public record UsersView(
        Frame frame,
        BotLink bot,
        String what,
        String count,
        String search,
        Map<String, String> kept,
        List<Column> columns,
        List<Property> properties,
        List<Currency> currencies,
        List<Row> rows,
        @Nullable String more) {

    /** Whether some users of the bot may be missing because they are not asked for. */
    public boolean isPart() {
        return !what.isEmpty() || !search.isEmpty();
    }

    public long shownProperties() {
        return properties.stream().filter(Property::isShown).count();
    }

    /** @param path where it is ordered by this one; null where it cannot be */
    public record Column(String title, @Nullable String path, boolean isSorted, boolean isNumber) {}

    /** @param field the form's name for it */
    public record Property(String field, String name, boolean isShown) {}

    /** @param code as in addresses */
    public record Currency(String code, String title, boolean isChosen) {}

    /** @param cells in the order of the columns */
    public record Row(
            String path, String user, String name, String initials, int hue, boolean isNamed, List<Cell> cells) {}

    /** @param title more precisely; empty for nothing */
    public record Cell(String text, String title, boolean isNumber) {}
}
