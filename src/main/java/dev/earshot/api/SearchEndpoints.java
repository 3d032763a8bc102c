package dev.earshot.api;

import dev.earshot.control.Bots;
import dev.earshot.event.Direction;
import dev.earshot.event.MessageKind;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.search.BadSearchException;
import dev.earshot.search.Search;
import dev.earshot.search.SearchQuestion;
import dev.earshot.search.SearchUnavailableException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was said, found by its words: in one bot, or in all that the caller may see. */
final class SearchEndpoints {
    private static final Set<String> PARAMETERS = Set.of(
            "q",
            "direction",
            "platform",
            "intent",
            "notHandled",
            "kind",
            "userId",
            "from",
            "to",
            "sort",
            "limit",
            "cursor");

    private final Search search;
    private final Bots bots;
    private final BotLookup lookup;

    SearchEndpoints(Search search, Bots bots, BotLookup lookup) {
        this.search = search;
        this.bots = bots;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("/api/v1/search", PARAMETERS, this::everywhere),
                Endpoint.get("/api/v1/bots/{botId}/search", PARAMETERS, this::inBot));
    }

    private Answer inBot(Call call) {
        return answer(call, Set.of(lookup.visible(call).id().value()));
    }

    private Answer everywhere(Call call) {
        return answer(
                call,
                bots.list(call.caller()).stream().map(bot -> bot.id().value()).collect(Collectors.toSet()));
    }

    private Answer answer(Call call, Set<String> of) {
        QueryParameters query = call.query();
        String text = query.text("q");
        int limit = query.limit();
        if (limit > SearchQuestion.MAX_LIMIT) {
            throw Problem.badRequest("'limit' must be a whole number from 1 to " + SearchQuestion.MAX_LIMIT + ".");
        }
        SearchQuestion question = new SearchQuestion(
                of, text == null ? "" : text, filter(query), order(query), limit, query.text("cursor"));
        try {
            return Answer.json(200, SearchJson.of(search.find(question), search.progress()));
        } catch (BadSearchException e) {
            throw Problem.badRequest(QuestionReader.sentence(e));
        } catch (SearchUnavailableException e) {
            throw Faults.unavailable(QuestionReader.sentence(String.valueOf(e.getMessage())));
        }
    }

    private static SearchQuestion.Filter filter(QueryParameters query) {
        QueryParameters.TimeRange times = query.timeRange();
        return new SearchQuestion.Filter(
                query.choice("direction", Direction.class),
                query.text("platform"),
                query.text("intent"),
                query.choice("kind", MessageKind.class),
                query.text("userId"),
                times.from(),
                times.to(),
                isNotHandled(query.text("notHandled")));
    }

    private static boolean isNotHandled(@Nullable String word) {
        if (word == null) {
            return false;
        }
        if (!word.equals("true")) {
            throw Problem.badRequest("'notHandled' can only be 'true'.");
        }
        return true;
    }

    private static SearchQuestion.Order order(QueryParameters query) {
        String order = query.choice("sort", SearchQuestion.Order.class);
        return order == null ? SearchQuestion.Order.BEST : SearchQuestion.Order.valueOf(order);
    }
}
