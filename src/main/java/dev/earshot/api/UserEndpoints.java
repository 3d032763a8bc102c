package dev.earshot.api;

import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.report.People;
import dev.earshot.report.Person;
import dev.earshot.report.PersonEntry;
import dev.earshot.report.PersonFilter;
import dev.earshot.report.PersonSort;
import dev.earshot.report.PersonSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The end users of a bot. */
final class UserEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/users";

    private final People people;
    private final BotLookup lookup;

    UserEndpoints(People people, BotLookup lookup) {
        this.people = people;
        this.lookup = lookup;
    }

    /** @param properties absent if none were asked for */
    private record UserJson(
            String userId,
            @Nullable String name,
            String firstSeen,
            String lastSeen,
            long messages,
            List<RevenueJson> revenue,
            @Nullable Map<String, String> properties) {

        static UserJson of(PersonEntry entry, boolean hasProperties) {
            PersonSummary summary = entry.summary();
            return new UserJson(
                    summary.user(),
                    summary.name(),
                    Times.text(summary.firstSeen()),
                    Times.text(summary.lastSeen()),
                    summary.messages(),
                    RevenueJson.of(entry.revenue()),
                    hasProperties ? entry.properties() : null);
        }
    }

    /** @param currency absent where the bot named none */
    private record RevenueJson(@Nullable String currency, BigDecimal amount) {

        static List<RevenueJson> of(Map<String, BigDecimal> revenue) {
            return revenue.entrySet().stream()
                    .map(sum -> new RevenueJson(sum.getKey().isEmpty() ? null : sum.getKey(), sum.getValue()))
                    .toList();
        }
    }

    private record ChangeJson(String time, Map<String, String> properties) {}

    private record UserDetailJson(
            String userId,
            @Nullable String name,
            String firstSeen,
            String lastSeen,
            long messages,
            long incoming,
            long outgoing,
            long events,
            List<RevenueJson> revenue,
            Map<String, String> properties,
            List<ChangeJson> history) {

        static UserDetailJson of(Person person) {
            PersonSummary summary = person.summary();
            return new UserDetailJson(
                    summary.user(),
                    summary.name(),
                    Times.text(summary.firstSeen()),
                    Times.text(summary.lastSeen()),
                    summary.messages(),
                    person.incoming(),
                    person.outgoing(),
                    person.events(),
                    RevenueJson.of(person.revenue()),
                    person.properties(),
                    person.history().stream()
                            .map(change -> new ChangeJson(Times.text(change.time()), change.properties()))
                            .toList());
        }
    }

    /** As a list shows one. */
    static Object json(PersonEntry entry, boolean hasProperties) {
        return UserJson.of(entry, hasProperties);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of("search", "sort", "currency", "properties", "limit", "cursor"), this::list),
                Endpoint.get(PATH + "/{userId}", Set.of(), this::find));
    }

    private Answer list(Call call) {
        String bot = lookup.visible(call).id().value();
        QueryParameters query = call.query();
        List<String> properties = names(query.text("properties"));
        if (properties.size() > PersonFilter.MAX_PROPERTIES) {
            throw Problem.badRequest("'properties' are at most " + PersonFilter.MAX_PROPERTIES + ".");
        }
        PersonFilter filter = new PersonFilter(
                query.text("search"),
                sort(query),
                query.text("currency"),
                properties,
                null,
                query.limit(),
                query.text("cursor"));
        return PageJson.answer(people.list(bot, filter), entry -> UserJson.of(entry, !properties.isEmpty()));
    }

    private static PersonSort sort(QueryParameters query) {
        String sort = query.choice("sort", PersonSort.class);
        return sort == null ? PersonSort.LAST_SEEN : PersonSort.valueOf(sort);
    }

    private static List<String> names(@Nullable String list) {
        return list == null
                ? List.of()
                : Stream.of(list.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    private Answer find(Call call) {
        String bot = lookup.visible(call).id().value();
        Person person = people.find(bot, call.path("userId")).orElseThrow(() -> Problem.notFound("user"));
        return Answer.json(200, UserDetailJson.of(person));
    }
}
