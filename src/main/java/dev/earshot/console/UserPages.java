package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.PersonView;
import dev.earshot.console.page.UsersView;
import dev.earshot.control.Bot;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.EventFilter;
import dev.earshot.report.Events;
import dev.earshot.report.FoundSessions;
import dev.earshot.report.FoundUsers;
import dev.earshot.report.Identities;
import dev.earshot.report.Page;
import dev.earshot.report.People;
import dev.earshot.report.Person;
import dev.earshot.report.PersonEntry;
import dev.earshot.report.PersonFilter;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.campaigns.Journeys;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ChosenUsers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The users of a bot, and each of them. */
final class UserPages {
    private static final int ROWS = 50;
    private static final int ROWS_OF_PERSON = 20;
    private static final int MAX_USER = 1_000;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final People people;
    private final Identities identities;
    private final FoundSessions sessions;
    private final Events events;
    private final Journeys journeys;
    private final UserSets sets;
    private final InstantSource clock;

    UserPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.people = new People(services.store());
        this.identities = new Identities(services.store());
        this.sessions = new FoundSessions(services.store());
        this.events = new Events(services.store());
        this.journeys = new Journeys(services.store(), services.campaignNames());
        this.sets = services.userSets();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/users", Access.SESSION, this::list),
                Route.get("/bots/{bot}/users/{user}", Access.SESSION, this::show));
    }

    /** Of one user. An id may have any character; in a path a space is no '+'. */
    static String path(Bot bot, String user) {
        return BotLink.of(bot).path() + "/users/"
                + URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer list(Request request) {
        Bot bot = access.of(request);
        return FoundPages.readable(() -> {
            Function<String, Optional<String>> asked = FoundPages.asked(request);
            FoundUsers found = found(bot, asked);
            UsersQuestion question = UsersQuestion.of(
                    request.query(), people.propertyNames(bot.id().value()));
            ChosenUsers audience = audience(bot, asked);
            PersonFilter filter = question.filter(found, ROWS).among(audience);
            Page<PersonEntry> page = people.list(bot.id().value(), filter);
            UserRows rows = new UserRows(bot, question, filter);
            UsersView view = new UsersView(
                    frames.of(request, "Users", Area.USERS, bot),
                    BotLink.of(bot),
                    found != null
                            ? new FoundWords(bot).of(found.question(), found.behind())
                            : audience == null ? "" : "audience " + audience.title(),
                    Numbers.of(people.count(bot.id().value(), filter), "user"),
                    question.search(),
                    question.kept(),
                    rows.columns(),
                    question.properties(),
                    rows.currencies(people.currencies(bot.id().value())),
                    page.items().stream().map(rows::row).toList(),
                    page.next() == null ? null : question.with("cursor", page.next()));
            return Pages.html(200, views.render("users/page", view));
        });
    }

    /** Who is listed if no number leads here; where one does, its question restricts them. */
    private @Nullable ChosenUsers audience(Bot bot, Function<String, Optional<String>> asked) {
        UserSets.Kind kind = UserSets.Kind.AUDIENCE;
        return FoundQuestion.isOfNumber(asked)
                ? null
                : asked.apply(kind.parameter())
                        .map(word -> sets.find(bot.id().value(), bot.timeZone(), kind, word))
                        .orElse(null);
    }

    private @Nullable FoundUsers found(Bot bot, Function<String, Optional<String>> asked) {
        if (!FoundQuestion.isOfNumber(asked)) {
            return null;
        }
        ReportQuestion question = FoundQuestion.question(bot, asked, clock.instant(), sets);
        Behind.Users behind = FoundQuestion.users(question, asked);
        return new FoundUsers(question, behind);
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        String user = request.path("user");
        if (user.length() > MAX_USER) {
            throw Problem.notFound("user");
        }
        String id = bot.id().value();
        Person person = people.find(id, user).orElseThrow(() -> Problem.notFound("user"));
        return FoundPages.readable(() -> {
            Page<FoundSessions.Found> held = sessions.ofUser(
                    id, user, ROWS_OF_PERSON, request.query("sessions").orElse(null));
            Page<TranscriptEvent> happened =
                    events.list(id, events(user, null, request.query("events").orElse(null)));
            FoundRows rows = new FoundRows(bot, false);
            PersonRows personRows = new PersonRows(bot);
            Journeys.Journey journey = journeys.of(id, user);
            PersonView view = new PersonView(
                    frames.of(request, personRows.title(person), Area.USERS, bot),
                    BotLink.of(bot),
                    new PersonPanels(bot).of(user, Optional.of(person)),
                    ConversationRows.path(BotLink.of(bot).path() + "/conversations", user),
                    identities.of(id, user).stream().map(personRows::identity).toList(),
                    events.list(id, events(user, "REFERRAL", null)).items().stream()
                            .map(personRows::touch)
                            .toList(),
                    personRows.known(journey),
                    journey.touches().stream().map(personRows::click).toList(),
                    held.items().stream().map(rows::of).toList(),
                    more(bot, user, "sessions", held.next()),
                    happened.items().stream().map(event -> rows.of(event.row())).toList(),
                    more(bot, user, "events", happened.next()));
            return Pages.html(200, views.render("users/person", view));
        });
    }

    private static EventFilter events(String user, @Nullable String type, @Nullable String cursor) {
        return new EventFilter(null, null, user, type, null, ROWS_OF_PERSON, cursor);
    }

    private static @Nullable String more(Bot bot, String user, String list, @Nullable String cursor) {
        return cursor == null ? null : path(bot, user) + ReportLinks.written(Map.of(list, cursor)) + "#" + list;
    }
}
