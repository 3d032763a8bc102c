package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.FirehoseFilter;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.FirehoseRow;
import dev.earshot.console.show.Transcriber;
import dev.earshot.control.Bot;
import dev.earshot.live.LiveItem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the firehose grows by. Nobody reads hundreds of lines a second and no page draws thousands: of more, the newest are
 * sent and the others counted. Not thread-safe: one for each stream.
 */
final class FirehoseStream implements Streams.Renderer {
    private static final int MAX_ROWS_A_SECOND = 300;

    private final Views views;
    private final Bot bot;
    private final FirehoseFilter filter;
    private final InstantSource clock;
    private final BotTime time;
    private final LiveRows rows = new LiveRows();
    private long second;
    private int sentThisSecond;
    private long skipped;

    FirehoseStream(Views views, Bot bot, FirehoseFilter filter, InstantSource clock) {
        this.views = views;
        this.bot = bot;
        this.filter = filter;
        this.clock = clock;
        this.time = new BotTime(bot.timeZone());
    }

    @Override
    public void render(List<LiveItem> items, Streams.Sink sink) {
        Instant now = clock.instant();
        List<FirehoseRow> wanted = wanted(items, now);
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            sentThisSecond = 0;
        }
        int room = Math.min(wanted.size(), MAX_ROWS_A_SECOND - sentThisSecond);
        skipped += wanted.size() - room;
        sentThisSecond += room;
        if (room > 0) {
            sink.send("rows", html(wanted.subList(wanted.size() - room, wanted.size())));
            skipped = 0;
        }
    }

    private String html(List<FirehoseRow> shown) {
        String base = BotLink.of(bot).path();
        String rowsHtml = views.render("firehose/rows", Map.of("rows", shown, "base", base));
        return skipped == 0
                ? rowsHtml
                : views.render("firehose/skipped", Map.of("count", Numbers.of(skipped))) + rowsHtml;
    }

    private List<FirehoseRow> wanted(List<LiveItem> items, Instant now) {
        Transcriber transcriber = new Transcriber(time, now);
        List<FirehoseRow> wanted = new ArrayList<>();
        for (LiveItem item : items) {
            row(item, transcriber, now).filter(filter::lets).ifPresent(wanted::add);
        }
        return wanted;
    }

    private Optional<FirehoseRow> row(LiveItem item, Transcriber transcriber, Instant now) {
        return switch (item) {
            case LiveItem.Happened happened ->
                rows.entry(happened).map(entry -> FirehoseRow.of(transcriber.entry(entry)));
            case LiveItem.Refused refused -> Optional.of(FirehoseRow.of(rows.rejection(refused), time, now));
        };
    }
}
