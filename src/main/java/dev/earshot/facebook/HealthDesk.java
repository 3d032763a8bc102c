package dev.earshot.facebook;

import dev.earshot.control.Bot;
import dev.earshot.control.Caller;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.FacebookPage.State;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.FieldFault;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.MetaApps;
import dev.earshot.control.Outcome;
import dev.earshot.event.BotId;
import dev.earshot.facebook.graph.AppCalls;
import dev.earshot.facebook.graph.GraphClient.Urgency;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.facebook.graph.GraphTrouble;
import dev.earshot.facebook.graph.PageCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every hour whether Meta still sends each page's events and whether its token works. Meta stops sending after an hour of
 * failures: then the page is subscribed again and what was said meanwhile is fetched. Thread-safe; blocks.
 */
public final class HealthDesk {
    static final Duration EVERY = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(HealthDesk.class);

    private final MetaApps apps;
    private final FacebookPages pages;
    private final Accesses accesses;
    private final AppCalls appCalls;
    private final PageCalls pageCalls;
    private final GapFiller filler;
    private final InstantSource clock;
    private volatile Map<BotId, List<String>> alerts = Map.of();

    HealthDesk(
            FacebookData data,
            Accesses accesses,
            AppCalls appCalls,
            PageCalls pageCalls,
            GapFiller filler,
            InstantSource clock) {
        this.apps = data.apps();
        this.pages = data.pages();
        this.accesses = accesses;
        this.appCalls = appCalls;
        this.pageCalls = pageCalls;
        this.filler = filler;
        this.clock = clock;
    }

    public Optional<List<FacebookPage>> pages(Caller caller, BotId bot) {
        return pages.list(caller, bot);
    }

    /** What is wrong with the bot's pages, for whoever may see the bot; from memory. */
    public List<String> alerts(BotId bot) {
        return alerts.getOrDefault(bot, List.of());
    }

    /** Looks at those whose hour is over; to be called every minute. */
    public void checkDue() {
        Instant now = clock.instant();
        for (FacebookPages.WithToken page : pages.all()) {
            Instant checkedAt = page.page().checkedAt();
            if (checkedAt == null || !checkedAt.plus(EVERY).isAfter(now)) {
                try {
                    look(page, Urgency.BACKGROUND);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
        refreshAlerts();
    }

    public Outcome<FacebookPage> check(Caller caller, BotId bot, String pageId) throws InterruptedException {
        return withPage(caller, bot, pageId, page -> look(page, Urgency.PERSON));
    }

    /** Subscribes again, and fetches what was said meanwhile. */
    public Outcome<FacebookPage> subscribe(Caller caller, BotId bot, String pageId) throws InterruptedException {
        return withPage(caller, bot, pageId, this::subscribeAgain);
    }

    public Outcome<FacebookPage> fill(Caller caller, BotId bot, String pageId) throws InterruptedException {
        return withPage(caller, bot, pageId, filler::fill);
    }

    private interface Action {
        FacebookPage on(FacebookPages.WithToken page) throws InterruptedException;
    }

    private Outcome<FacebookPage> withPage(Caller caller, BotId bot, String pageId, Action action)
            throws InterruptedException {
        return switch (pages.mayChange(caller, bot)) {
            case Outcome.Done<Bot> may -> {
                Optional<FacebookPages.WithToken> page = pages.find(bot, pageId);
                if (page.isEmpty()) {
                    yield new Outcome.NotFound<>();
                }
                FacebookPage now = action.on(page.get());
                refreshAlerts();
                yield new Outcome.Done<>(now);
            }
            case Outcome.NotFound<Bot>() -> new Outcome.NotFound<>();
            case Outcome.Refused<Bot>(String reason) -> new Outcome.Refused<>(reason);
            case Outcome.Invalid<Bot>(List<FieldFault> faults) -> new Outcome.Invalid<>(faults);
        };
    }

    private FacebookPage look(FacebookPages.WithToken page, Urgency urgency) throws InterruptedException {
        FacebookPage known = page.page();
        try {
            Optional<String> dead = deadToken(page, urgency);
            if (dead.isPresent()) {
                return checked(known, State.TOKEN_DEAD, dead.get());
            }
            List<String> fields = pageCalls.subscribed(accesses.asPage(page), known.pageId(), known.appId(), urgency);
            if (Fields.missing(fields).isEmpty()) {
                return checked(known, State.HEALTHY, "");
            }
            log.warn("page {} of {} was no longer subscribed at Meta", known.pageId(), known.bot());
            return subscribeAgain(page);
        } catch (GraphException e) {
            return checked(known, state(e), e.plainWords());
        }
    }

    private Optional<String> deadToken(FacebookPages.WithToken page, Urgency urgency)
            throws GraphException, InterruptedException {
        if (page.token().isEmpty()) {
            return Optional.of("The key is lost that the page's token was encrypted with. Connect the page again.");
        }
        MetaAppCredentials app = apps.credentials(page.page().bot());
        if (!app.isUsable() || !app.app().appId().equals(page.page().appId())) {
            return Optional.of("The page was connected by another app than the one entered here. Connect it again.");
        }
        AppCalls.TokenState state = appCalls.debug(Accesses.asApp(app), page.token(), urgency);
        return state.isValid()
                ? Optional.empty()
                : Optional.of(
                        "The page's token no longer works: " + stop(state.problem()) + " Connect the page again.");
    }

    private static String stop(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private FacebookPage subscribeAgain(FacebookPages.WithToken page) throws InterruptedException {
        FacebookPage known = page.page();
        try {
            pageCalls.subscribe(accesses.asPage(page), known.pageId(), Fields.ALL);
        } catch (GraphException e) {
            return checked(
                    known,
                    e.trouble() == GraphTrouble.TOKEN_DEAD ? State.TOKEN_DEAD : State.UNSUBSCRIBED,
                    "Meta no longer sends the page's events, and it could not be subscribed again: " + e.plainWords());
        }
        checked(known, State.HEALTHY, "");
        return filler.fill(page);
    }

    private static State state(GraphException failure) {
        return failure.trouble() == GraphTrouble.TOKEN_DEAD ? State.TOKEN_DEAD : State.UNKNOWN;
    }

    private FacebookPage checked(FacebookPage page, State state, String problem) {
        pages.checked(page.bot(), page.pageId(), state, problem);
        return pages.find(page.bot(), page.pageId())
                .map(FacebookPages.WithToken::page)
                .orElse(page);
    }

    /** Brings what is shown in line with what is known. */
    public void refreshAlerts() {
        Map<BotId, List<String>> now = new HashMap<>();
        for (FacebookPages.WithToken page : pages.all()) {
            alert(page.page())
                    .ifPresent(words -> now.computeIfAbsent(page.page().bot(), any -> new ArrayList<>())
                            .add(words));
        }
        alerts = Map.copyOf(now);
    }

    private static Optional<String> alert(FacebookPage page) {
        String name = "The Facebook page " + page.name();
        return switch (page.state()) {
            case HEALTHY, UNKNOWN -> Optional.empty();
            case UNSUBSCRIBED -> Optional.of(name + " is not heard: Meta no longer sends its events.");
            case TOKEN_DEAD -> Optional.of(name + " cannot be used: its token no longer works. Connect it again.");
        };
    }
}
