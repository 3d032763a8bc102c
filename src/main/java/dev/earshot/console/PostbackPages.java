package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.PostbackView;
import dev.earshot.console.page.PostbacksView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.control.PostbackDelivery.State;
import dev.earshot.control.PostbackDraft;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.postback.PostbackDesk;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The postbacks of a bot, and what became of their calls. */
final class PostbackPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final PostbackDesk desk;

    PostbackPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.desk = services.postbacks();
    }

    List<Route> routes() {
        String one = "/bots/{bot}/postbacks/{postback}";
        return List.of(
                Route.get("/bots/{bot}/postbacks", Access.SESSION, this::list),
                Route.post("/bots/{bot}/postbacks", Access.SESSION, this::create),
                Route.get("/bots/{bot}/postbacks/new", Access.SESSION, this::blank),
                Route.get(one, Access.SESSION, this::show),
                Route.post(one, Access.SESSION, this::save),
                Route.post(one + "/pause", Access.SESSION, request -> pause(request, true)),
                Route.post(one + "/resume", Access.SESSION, request -> pause(request, false)),
                Route.post(one + "/delete", Access.SESSION, this::delete),
                Route.post(one + "/test", Access.SESSION, this::test),
                Route.post(one + "/resend", Access.SESSION, this::resend));
    }

    private Answer list(Request request) {
        Bot bot = access.of(request);
        List<PostbacksView.Row> rows = done(desk.list(request.caller(), bot.id())).stream()
                .map(postback -> row(bot, postback))
                .toList();
        PostbacksView view =
                new PostbacksView(frames.of(request, "Postbacks", Area.CAMPAIGNS, bot), BotLink.of(bot), rows);
        return Pages.html(200, views.render("campaigns/postbacks", view));
    }

    private PostbacksView.Row row(Bot bot, Postback postback) {
        Map<State, Long> counts = desk.counts(postback);
        long failed = counts.getOrDefault(State.FAILED, 0L);
        return new PostbacksView.Row(
                path(bot, postback.id()),
                postback.name(),
                PostbackRows.tells(postback),
                PostbackRows.withoutQuery(postback.url()),
                postback.isPaused() ? "Paused" : "Active",
                postback.isPaused() ? "chip-warn" : "chip-good",
                counts.getOrDefault(State.DELIVERED, 0L),
                failed);
    }

    private Answer blank(Request request) {
        return blank(200, request, PostbackForms.EMPTY, Map.of());
    }

    private Answer blank(int status, Request request, PostbackView.Form form, Map<String, String> faults) {
        Bot bot = access.of(request);
        PostbackView view = new PostbackView(
                frames.of(request, "New postback", Area.CAMPAIGNS, bot),
                BotLink.of(bot),
                path(bot),
                true,
                form,
                false,
                "",
                "",
                "",
                List.of(),
                "",
                "",
                faults);
        return Pages.html(status, views.render("campaigns/postback", view));
    }

    private Answer create(Request request) {
        Bot bot = access.of(request);
        PostbackView.Form form = PostbackForms.of(request);
        return switch (desk.create(request.caller(), bot.id(), PostbackForms.draft(form, false))) {
            case Outcome.Done<Postback>(Postback made) -> Answer.redirect(path(bot, made.id()) + "?done=made");
            case Outcome.Invalid<Postback>(List<FieldFault> faults) -> blank(400, request, form, Pages.byField(faults));
            case Outcome.NotFound<Postback>() -> throw Problem.notFound("bot");
            case Outcome.Refused<Postback>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Postback find(Request request, Bot bot) {
        return done(desk.find(request.caller(), bot.id(), request.path("postback")));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        Postback postback = find(request, bot);
        String notice = switch (request.query("done").orElse("")) {
            case "made" -> "Made. It tells of what happens from now on. Call it once as a test.";
            case "saved" -> "Saved.";
            case "paused" -> "Paused. What happens meanwhile waits.";
            case "resumed" -> "Active again.";
            case "reached" -> "The test arrived.";
            case "resent" -> "It is being sent again.";
            default -> "";
        };
        String trouble = request.query("done").orElse("").equals("missed")
                ? "The test did not arrive. The log below says why."
                : "";
        return page(200, request, bot, postback, PostbackForms.of(postback.draft()), notice, trouble, Map.of());
    }

    private Answer page(
            int status,
            Request request,
            Bot bot,
            Postback postback,
            PostbackView.Form form,
            String notice,
            String trouble,
            Map<String, String> faults) {
        BotTime time = new BotTime(bot.timeZone());
        State state = state(request.query("state").orElse(""));
        PostbackView view = new PostbackView(
                frames.of(request, postback.name(), Area.CAMPAIGNS, bot),
                BotLink.of(bot),
                path(bot, postback.id()),
                false,
                form,
                postback.isPaused(),
                PostbackRows.counts(desk.counts(postback)),
                postback.missed() == 0
                        ? ""
                        : "%,d were not noted, because too many waited already.".formatted(postback.missed()),
                state == null ? "" : state.name().toLowerCase(Locale.ROOT),
                done(desk.deliveries(request.caller(), bot.id(), postback.id(), state)).stream()
                        .map(delivery -> PostbackRows.delivery(delivery, time, bot))
                        .toList(),
                notice,
                trouble,
                faults);
        return Pages.html(status, views.render("campaigns/postback", view));
    }

    private static @Nullable State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        Postback before = find(request, bot);
        PostbackView.Form form = PostbackForms.of(request);
        PostbackDraft draft = PostbackForms.draft(form, before.isPaused());
        return switch (desk.update(request.caller(), bot.id(), before.id(), draft)) {
            case Outcome.Done<Postback> done -> Answer.redirect(path(bot, before.id()) + "?done=saved");
            case Outcome.Invalid<Postback>(List<FieldFault> faults) ->
                page(400, request, bot, before, form, "", "", Pages.byField(faults));
            case Outcome.NotFound<Postback>() -> throw Problem.notFound("postback");
            case Outcome.Refused<Postback>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer pause(Request request, boolean isPaused) {
        Bot bot = access.of(request);
        Postback before = find(request, bot);
        PostbackDraft draft = PostbackForms.draft(PostbackForms.of(before.draft()), isPaused);
        done(desk.update(request.caller(), bot.id(), before.id(), draft));
        return Answer.redirect(path(bot, before.id()) + "?done=" + (isPaused ? "paused" : "resumed"));
    }

    private Answer delete(Request request) {
        Bot bot = access.of(request);
        done(desk.delete(request.caller(), bot.id(), request.path("postback")));
        return Answer.redirect(path(bot));
    }

    private Answer test(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        String id = request.path("postback");
        PostbackDelivery tried = done(desk.test(request.caller(), bot.id(), id));
        String result = tried.state() == State.DELIVERED ? "reached" : "missed";
        return Answer.redirect(path(bot, id) + "?done=" + result + "#log");
    }

    private Answer resend(Request request) {
        Bot bot = access.of(request);
        String id = request.path("postback");
        done(desk.resend(
                request.caller(), bot.id(), id, request.form("delivery").orElse("")));
        return Answer.redirect(path(bot, id) + "?done=resent#log");
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.NotFound<T>() -> throw Problem.notFound("postback");
            case Outcome.Refused<T>(String reason) -> throw Pages.refused(reason);
            case Outcome.Invalid<T>(List<FieldFault> faults) ->
                throw Problem.badRequest("The " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
        };
    }

    private static String path(Bot bot) {
        return BotLink.of(bot).path() + "/postbacks";
    }

    private static String path(Bot bot, String postback) {
        return path(bot) + "/" + postback;
    }
}
