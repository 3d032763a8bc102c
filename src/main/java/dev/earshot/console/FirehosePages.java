package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.FirehoseFilter;
import dev.earshot.console.page.FirehoseView;
import dev.earshot.console.show.FirehoseRow;
import dev.earshot.control.Bot;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.live.Topic;
import dev.earshot.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Everything of a bot as it comes. */
final class FirehosePages {
    private static final int MAX_TEXT = 200;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Store store;
    private final FirehosePast past;
    private final Streams streams;
    private final InstantSource clock;

    FirehosePages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.store = services.store();
        this.clock = services.clock();
        this.past = new FirehosePast(store, clock);
        this.streams = new Streams(services.live());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/firehose", Access.SESSION, this::show),
                Route.get("/bots/{bot}/firehose/rows", Access.SESSION, this::rows),
                Route.get("/bots/{bot}/firehose/live", Access.SESSION, this::live));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        FirehoseFilter filter = filter(request);
        String live = livePath(bot, filter);
        List<FirehoseRow> rows = past.newest(bot, filter);
        return Pages.html(
                200,
                views.render(
                        "firehose/page",
                        new FirehoseView(
                                frames.of(request, "Firehose", Area.FIREHOSE, bot),
                                BotLink.of(bot),
                                filter,
                                rows,
                                live)));
    }

    /** The rows of another filter; a header says where the stream goes on from them. */
    private Answer rows(Request request) {
        Bot bot = access.of(request);
        FirehoseFilter filter = filter(request);
        String live = livePath(bot, filter);
        List<FirehoseRow> rows = past.newest(bot, filter);
        return Pages.html(
                        200,
                        views.render(
                                "firehose/rows",
                                Map.of("rows", rows, "base", BotLink.of(bot).path())))
                .withHeader("Earshot-Live", live);
    }

    private Answer live(Request request) {
        Bot bot = access.of(request);
        FirehoseStream stream = new FirehoseStream(views, bot, filter(request), clock);
        return streams.open(request, new Topic(bot.id()), stream);
    }

    private static FirehoseFilter filter(Request request) {
        String text = request.query("text").orElse("").strip();
        return new FirehoseFilter(
                text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text,
                request.query("flow").orElse(""),
                request.query("kind").orElse(""));
    }

    /** Asked for before the rows are read, so that nothing falls between them and the stream. */
    private String livePath(Bot bot, FirehoseFilter filter) {
        return BotLink.of(bot).path() + "/firehose/live?after=" + store.position() + "&text="
                + URLEncoder.encode(filter.text(), StandardCharsets.UTF_8) + "&flow="
                + URLEncoder.encode(filter.flow(), StandardCharsets.UTF_8) + "&kind="
                + URLEncoder.encode(filter.kind(), StandardCharsets.UTF_8);
    }
}
