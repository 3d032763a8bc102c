package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * The builder of an audience.
 *
 * @param id empty for a new one
 * @param reports the ways to reports that are restricted to it
 * @param offers what fields can be filled with, by the name of a list
 * @param fault what is wrong as a whole; empty if nothing is
 */
public record AudienceView(
        Frame frame,
        BotLink bot,
        String id,
        String name,
        CriterionForm criterion,
        List<Way> reports,
        Map<String, List<String>> offers,
        String zone,
        String notice,
        String nameFault,
        String fault) {
    public AudienceView {
        reports = List.copyOf(reports);
    }

    public record Way(String title, String path) {}

    public boolean isNew() {
        return id.isEmpty();
    }

    public String base() {
        return bot.path() + "/audiences";
    }

    public String action() {
        return isNew() ? base() : base() + "/" + id;
    }
}
