package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ConversationRow;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Bubble;
import dev.earshot.console.show.Entry;
import dev.earshot.console.show.MarkNote;
import dev.earshot.console.show.Transcriber;
import dev.earshot.control.Bot;
import dev.earshot.live.LiveItem;
import dev.earshot.report.People;
import dev.earshot.report.TranscriptEntry;
import dev.earshot.store.MarkRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page of conversations grows by: rows of the list, and the entries and marks of the transcript that is open. Not
 * thread-safe: one for each stream.
 */
final class ConversationStream implements Streams.Renderer {
    /** So many people can write at once and still each move their row; a list changes no faster than one can read. */
    private static final int MAX_ROWS_AT_ONCE = 40;

    private static final int MAX_NAMES = 500;
    private static final Duration NAMELESS_ASKED_AGAIN = Duration.ofSeconds(30);

    private final Views views;
    private final Bot bot;
    private final String openUser;
    private final People people;
    private final Threads threads;
    private final InstantSource clock;
    private final BotTime time;
    private final LiveRows rows = new LiveRows();
    private final Map<String, KnownName> names = new LinkedHashMap<>();

    private record KnownName(@Nullable String name, Instant askedAt) {}

    /** @param openUser whose transcript is open; empty if none is */
    ConversationStream(Views views, Bot bot, String openUser, People people, Threads threads, InstantSource clock) {
        this.views = views;
        this.bot = bot;
        this.openUser = openUser;
        this.people = people;
        this.threads = threads;
        this.clock = clock;
        this.time = new BotTime(bot.timeZone());
    }

    @Override
    public void render(List<LiveItem> items, Streams.Sink sink) {
        Transcriber transcriber = threads.transcriber(bot);
        Map<String, Bubble> newest = new LinkedHashMap<>();
        StringBuilder entries = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (LiveItem item : items) {
            if (item instanceof LiveItem.Happened happened) {
                Optional<TranscriptEntry> entry = rows.entry(happened);
                if (entry.isPresent()) {
                    take(transcriber.entry(entry.get()), newest, entries);
                } else if (isOpen(happened.event().header().userId())) {
                    addMarks(happened, marks);
                }
            }
        }
        // The open transcript first: it is what one looks at.
        sendUnlessEmpty(sink, "entries", entries);
        sendUnlessEmpty(sink, "mark", marks);
        sendUnlessEmpty(sink, "rows", listRows(newest));
    }

    private void take(Entry entry, Map<String, Bubble> newest, StringBuilder entries) {
        String user = entry.place().user();
        if (entry instanceof Bubble bubble) {
            newest.remove(user);
            newest.put(user, bubble);
            if (newest.size() > MAX_ROWS_AT_ONCE) {
                newest.remove(newest.keySet().iterator().next());
            }
        }
        if (isOpen(user)) {
            entries.append(views.render(
                    "part/entry", Map.of("entry", threads.live(bot, entry), "rawPath", Threads.rawPath(bot))));
        }
    }

    private void addMarks(LiveItem.Happened happened, StringBuilder marks) {
        for (MarkRow mark : rows.marks(happened)) {
            for (MarkNote note : MarkNote.of(mark, time)) {
                marks.append(views.render("conversation/mark", note));
            }
        }
    }

    private StringBuilder listRows(Map<String, Bubble> newest) {
        StringBuilder html = new StringBuilder();
        ConversationRows made = new ConversationRows(BotLink.of(bot).path() + "/conversations", time, clock.instant());
        newest.forEach((user, bubble) -> {
            ConversationRow row = made.of(bubble, name(user));
            html.append(views.render("conversation/row", row));
        });
        return html;
    }

    private @Nullable String name(String user) {
        KnownName known = names.get(user);
        Instant now = clock.instant();
        if (known == null
                || (known.name == null
                        && known.askedAt.plus(NAMELESS_ASKED_AGAIN).isBefore(now))) {
            known = new KnownName(
                    people.find(bot.id().value(), user)
                            .map(person -> person.summary().name())
                            .orElse(null),
                    now);
            names.put(user, known);
            if (names.size() > MAX_NAMES) {
                names.remove(names.keySet().iterator().next());
            }
        }
        return known.name;
    }

    private boolean isOpen(String user) {
        return !openUser.isEmpty() && openUser.equals(user);
    }

    private static void sendUnlessEmpty(Streams.Sink sink, String event, StringBuilder html) {
        if (!html.isEmpty()) {
            sink.send(event, html.toString());
        }
    }
}
