package dev.earshot.console;

import dev.earshot.console.show.Bubble;
import dev.earshot.console.show.Entry;
import dev.earshot.control.Bot;
import dev.earshot.control.Takeover;
import dev.earshot.takeover.TakeoverDesk;
import java.util.List;

/** Marks what a bot said while a person had its conversation. */
final class PausedBubbles {
    private final TakeoverDesk desk;

    PausedBubbles(TakeoverDesk desk) {
        this.desk = desk;
    }

    /** @param entries of one user's transcript */
    List<Entry> over(Bot bot, String user, List<Entry> entries) {
        if (entries.stream().noneMatch(PausedBubbles::isOfBot)) {
            return entries;
        }
        List<Takeover> periods = desk.periods(bot.id(), user);
        return entries.stream().map(entry -> marked(entry, periods)).toList();
    }

    private static Entry marked(Entry entry, List<Takeover> periods) {
        boolean isDespitePause = entry instanceof Bubble bubble
                && isOfBot(bubble)
                && periods.stream()
                        .anyMatch(period -> period.includes(bubble.place().time()));
        return isDespitePause ? ((Bubble) entry).despitePause() : entry;
    }

    private static boolean isOfBot(Entry entry) {
        return entry instanceof Bubble bubble
                && !bubble.isIncoming()
                && bubble.author().equals("bot");
    }
}
