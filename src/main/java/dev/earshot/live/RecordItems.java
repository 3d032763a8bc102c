package dev.earshot.live;

import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.EventCodec;
import dev.earshot.event.Intake;
import dev.earshot.event.Rejection;
import dev.earshot.eventlog.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The items of one record.
 *
 * @param bot whose they are; empty for a rejection without a known key
 * @param bytes the record's length
 */
record RecordItems(Optional<BotId> bot, List<LiveItem> items, long bytes) {

    /**
     * @param next the position after the record
     * @throws IllegalArgumentException if the bytes are no record of events
     */
    static RecordItems decode(byte[] record, LogPosition next) {
        Intake intake = EventCodec.decode(record);
        if (intake.isPast()) {
            return new RecordItems(Optional.empty(), List.of(), record.length);
        }
        int count = intake.events().size() + intake.rejections().size();
        List<LiveItem> items = new ArrayList<>(count);
        BotId bot = intake.bot();
        if (bot != null) {
            for (Event event : intake.events()) {
                boolean isLast = items.size() == count - 1;
                items.add(new LiveItem.Happened(next, isLast, bot, intake.receivedAt(), event));
            }
        }
        for (Rejection rejection : intake.rejections()) {
            boolean isLast = items.size() == count - 1;
            items.add(new LiveItem.Refused(next, isLast, bot, intake.receivedAt(), rejection));
        }
        return new RecordItems(Optional.ofNullable(bot), items, record.length);
    }

    boolean isIn(Topic topic) {
        return bot.map(topic.bot()::equals).orElse(topic.withKeyless());
    }
}
