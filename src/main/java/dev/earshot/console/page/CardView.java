package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a card of a dashboard shows.
 *
 * @param reportPath the report's page with the same question
 * @param reportTitle what the report is called
 * @param days that it shows, in words
 * @param section null if it shows the report's leading numbers
 * @param fault why it shows nothing; empty if it shows something
 */
public record CardView(
        String id,
        String reportPath,
        String reportTitle,
        String days,
        List<ReportView.Tile> tiles,
        ReportView.@Nullable Section section,
        String fault) {

    /** Names are unique on a page, and two cards may show the same part. */
    public String tableId() {
        return "table-" + id;
    }
}
