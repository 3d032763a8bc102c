package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/** The SmartLinks of a bot, and the domains they can have. */
public record LinksView(
        Frame frame,
        BotLink bot,
        List<Row> rows,
        boolean showsArchived,
        int archived,
        List<String> domains,
        String serverHost,
        Map<String, String> faults) {

    /** @param state {@code Active}, {@code Ended}, {@code Archived} */
    public record Row(
            String path,
            String name,
            String url,
            String rules,
            String clicks,
            String state,
            String look,
            String changed) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
