package dev.earshot.api;

import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.report.People;
import dev.earshot.report.Person;
import dev.earshot.report.PersonFilter;
import dev.earshot.report.PersonSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The end users of a bot, those seen last first. */
final class UserEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/users";

    private final People people;
    private final BotLookup lookup;

    UserEndpoints(People people, BotLookup lookup) {
        this.people = people;
        this.lookup = lookup;
    }

    private record UserJson(String userId, @Nullable String name, String firstSeen, String lastSeen, long messages) {

        static UserJson of(PersonSummary summary) {
            return new UserJson(
                    summary.user(),
                    summary.name(),
                    Times.text(summary.firstSeen()),
                    Times.text(summary.lastSeen()),
                    summary.messages());
        }
    }

    /** @param currency absent where the bot named none */
    private record RevenueJson(@Nullable String currency, BigDecimal amount) {}

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
                    person.revenue().entrySet().stream()
                            .map(sum -> new RevenueJson(sum.getKey().isEmpty() ? null : sum.getKey(), sum.getValue()))
                            .toList(),
                    person.properties(),
                    person.history().stream()
                            .map(change -> new ChangeJson(Times.text(change.time()), change.properties()))
                            .toList());
        }
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of("search", "limit", "cursor"), this::list),
                Endpoint.get(PATH + "/{userId}", Set.of(), this::find));
    }

    private Answer list(Call call) {
        String bot = lookup.visible(call).id().value();
        QueryParameters query = call.query();
        PersonFilter filter = new PersonFilter(query.text("search"), query.limit(), query.text("cursor"));
        return PageJson.answer(people.list(bot, filter), UserJson::of);
    }

    private Answer find(Call call) {
        String bot = lookup.visible(call).id().value();
        Person person = people.find(bot, call.path("userId")).orElseThrow(() -> Problem.notFound("user"));
        return Answer.json(200, UserDetailJson.of(person));
    }
}
