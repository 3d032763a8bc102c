package dev.earshot.console;

import dev.earshot.console.page.FirehoseFilter;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.FirehoseRow;
import dev.earshot.console.show.Transcriber;
import dev.earshot.control.Bot;
import dev.earshot.report.EventFilter;
import dev.earshot.report.Events;
import dev.earshot.report.MessageFilter;
import dev.earshot.report.Messages;
import dev.earshot.report.Quarantine;
import dev.earshot.report.QuarantineFilter;
import dev.earshot.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the firehose begins with: the newest of what is stored. */
final class FirehosePast {
    private static final int ROWS = 100;

    private final Messages messages;
    private final Events events;
    private final Quarantine quarantine;
    private final InstantSource clock;

    FirehosePast(Store store, InstantSource clock) {
        this.messages = new Messages(store);
        this.events = new Events(store);
        this.quarantine = new Quarantine(store);
        this.clock = clock;
    }

    /** Newest first. */
    List<FirehoseRow> newest(Bot bot, FirehoseFilter filter) {
        Transcriber transcriber = new Transcriber(new BotTime(bot.timeZone()), clock.instant());
        return Stream.of(messages(bot, filter, transcriber), events(bot, filter, transcriber), rejected(bot, filter))
                .flatMap(rows -> rows)
                .sorted(Comparator.comparingLong(FirehoseRow::millis).reversed())
                .limit(ROWS)
                .toList();
    }

    private Stream<FirehoseRow> messages(Bot bot, FirehoseFilter filter, Transcriber transcriber) {
        if (filter.flow().equals("event") || filter.flow().equals("rejected")) {
            return Stream.empty();
        }
        String direction = switch (filter.flow()) {
            case "in" -> "INCOMING";
            case "out" -> "OUTGOING";
            default -> null;
        };
        MessageFilter wanted =
                new MessageFilter(null, null, null, direction, null, filter.text(), null, kind(filter), ROWS, null);
        return messages.list(bot.id().value(), wanted).items().stream()
                .map(message -> FirehoseRow.of(transcriber.bubble(message)));
    }

    private Stream<FirehoseRow> events(Bot bot, FirehoseFilter filter, Transcriber transcriber) {
        if (!filter.kind().isEmpty()
                || !filter.flow().isEmpty() && !filter.flow().equals("event")) {
            return Stream.empty();
        }
        return events.list(bot.id().value(), new EventFilter(null, null, null, null, null, ROWS, null)).items().stream()
                .map(event -> FirehoseRow.of(transcriber.event(event)))
                .filter(filter::lets);
    }

    private Stream<FirehoseRow> rejected(Bot bot, FirehoseFilter filter) {
        if (!filter.kind().isEmpty()
                || !filter.flow().isEmpty() && !filter.flow().equals("rejected")) {
            return Stream.empty();
        }
        BotTime time = new BotTime(bot.timeZone());
        Instant now = clock.instant();
        return quarantine.list(bot.id().value(), new QuarantineFilter(null, ROWS, null)).items().stream()
                .map(row -> FirehoseRow.of(row, time, now))
                .filter(filter::lets);
    }

    private static @Nullable String kind(FirehoseFilter filter) {
        return filter.kind().isEmpty() ? null : filter.kind().replace(' ', '_').toUpperCase(Locale.ROOT);
    }
}
