package dev.earshot.console.page;

import java.util.List;

/** The audiences of a bot. */
public record AudiencesView(Frame frame, BotLink bot, List<Row> rows, String notice) {

    /** @param compared where it is held against everybody else */
    public record Row(
            String id,
            String path,
            String name,
            String what,
            String changed,
            String people,
            String report,
            String compared) {}
}
