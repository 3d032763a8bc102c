package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ThreadView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.Entry;
import dev.earshot.console.show.Transcriber;
import dev.earshot.control.Bot;
import dev.earshot.report.People;
import dev.earshot.report.Transcript;
import dev.earshot.report.TranscriptPage;
import dev.earshot.store.Store;
import dev.earshot.takeover.TakeoverDesk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Open transcripts, and more pages of them. */
final class Threads {
    private static final int PAGE = 60;

    private final Transcript transcript;
    private final People people;
    private final PausedBubbles paused;
    private final InstantSource clock;

    Threads(Store store, TakeoverDesk takeover, InstantSource clock) {
        this.transcript = new Transcript(store);
        this.people = new People(store);
        this.paused = new PausedBubbles(takeover);
        this.clock = clock;
    }

    /**
     * @param at the entry to open it at; null, or of no entry there, for its end
     * @param position of the store before it is asked, from which the transcript grows live
     */
    ThreadView open(Bot bot, String user, @Nullable UUID at, String position) {
        TranscriptPage page = at == null ? null : transcript.around(bot.id().value(), user, at, PAGE);
        if (page == null || page.entries().isEmpty()) {
            return view(bot, user, transcript.latest(bot.id().value(), user, PAGE), "", position);
        }
        return view(bot, user, page, String.valueOf(at), position);
    }

    /** A page before or after, as a transcript of its own: for browsers without a script. */
    ThreadView openAt(Bot bot, String user, String cursor, boolean isOlder, String position) {
        return view(bot, user, page(bot, user, cursor, isOlder), "", position);
    }

    ThreadView.Part part(Bot bot, String user, String cursor, boolean isOlder) {
        TranscriptPage page = page(bot, user, cursor, isOlder);
        String next = isOlder ? page.older() : page.newer();
        return new ThreadView.Part(entries(bot, user, page), isOlder, partPath(bot, user, next, isOlder), rawPath(bot));
    }

    private List<Entry> entries(Bot bot, String user, TranscriptPage page) {
        return paused.over(bot, user, transcriber(bot).entries(page.entries()));
    }

    /** One that comes live in the transcript of its user. */
    Entry live(Bot bot, Entry entry) {
        return paused.over(bot, entry.place().user(), List.of(entry)).getFirst();
    }

    Transcriber transcriber(Bot bot) {
        return new Transcriber(new BotTime(bot.timeZone()), clock.instant());
    }

    static String rawPath(Bot bot) {
        return BotLink.of(bot).path() + "/raw";
    }

    private TranscriptPage page(Bot bot, String user, String cursor, boolean isOlder) {
        String id = bot.id().value();
        return isOlder ? transcript.before(id, user, cursor, PAGE) : transcript.after(id, user, cursor, PAGE);
    }

    private ThreadView view(Bot bot, String user, TranscriptPage page, String marked, String position) {
        String list = BotLink.of(bot).path() + "/conversations";
        return new ThreadView(
                new PersonPanels(bot).of(user, people.find(bot.id().value(), user)),
                entries(bot, user, page),
                partPath(bot, user, page.older(), true),
                partPath(bot, user, page.newer(), false),
                marked,
                rawPath(bot),
                list + "/live?user=" + encoded(user) + "&after=" + position,
                list,
                ConversationRows.path(list, user),
                null);
    }

    private static @Nullable String partPath(Bot bot, String user, @Nullable String cursor, boolean isOlder) {
        return cursor == null
                ? null
                : BotLink.of(bot).path() + "/conversations/part?user=" + encoded(user)
                        + (isOlder ? "&before=" : "&after=") + encoded(cursor);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
