package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.SearchView;
import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.DisplayNames;
import dev.earshot.search.BadSearchException;
import dev.earshot.search.Search;
import dev.earshot.search.SearchAnswer;
import dev.earshot.search.SearchProgress;
import dev.earshot.search.SearchUnavailableException;
import dev.earshot.store.Store;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was said, found by its words: in a bot, or in all that the visitor may see. */
final class SearchPages {
    private static final int ROWS = 25;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Bots bots;
    private final Store store;
    private final Search search;

    SearchPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.bots = services.bots();
        this.store = services.store();
        this.search = services.search();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/search", Access.SESSION, this::everywhere),
                Route.get("/bots/{bot}/search", Access.SESSION, this::inBot));
    }

    private Answer inBot(Request request) {
        Bot bot = access.of(request);
        return show(request, bot, List.of(bot), bot.timeZone());
    }

    /** Days are those of UTC: bots may have different ones. */
    private Answer everywhere(Request request) {
        return show(request, null, bots.list(request.caller()), ZoneOffset.UTC);
    }

    private Answer show(Request request, @Nullable Bot bot, List<Bot> among, ZoneId zone) {
        SearchView.Form form = SearchForm.read(request);
        Map<String, Bot> byId = new LinkedHashMap<>();
        among.forEach(one -> byId.put(one.id().value(), one));
        String fault = "";
        @Nullable SearchAnswer answer = null;
        if (form.isAsked()) {
            try {
                String cursor = request.query("cursor")
                        .filter(value -> !value.isBlank())
                        .orElse(null);
                answer = search.find(SearchForm.question(form, byId.keySet(), zone, ROWS, cursor));
            } catch (BadSearchException | SearchUnavailableException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        SearchView view = new SearchView(
                frames.of(request, "Search", Area.SEARCH, bot),
                bot == null ? null : BotLink.of(bot),
                path(bot),
                form,
                answer == null ? "" : count(answer),
                fault,
                progress(search.progress()),
                answer == null
                        ? List.of()
                        : new SearchRows(byId, bot == null).of(answer.hits(), new DisplayNames(store)),
                answer == null || answer.next() == null ? null : more(bot, form, answer.next()));
        return Pages.html(200, views.render("search/page", view));
    }

    private static String path(@Nullable Bot bot) {
        return bot == null ? "/search" : BotLink.of(bot).path() + "/search";
    }

    private static String more(@Nullable Bot bot, SearchView.Form form, String cursor) {
        Map<String, String> values = SearchForm.write(form);
        values.put("cursor", cursor);
        return path(bot) + ReportLinks.written(values);
    }

    private static String count(SearchAnswer answer) {
        String count = Numbers.of(answer.total(), "message");
        return answer.isTotalExact() ? count : "more than " + count;
    }

    private static String progress(SearchProgress progress) {
        return progress.isReadingThePast() ? progress.percent() + " %" : "";
    }
}
