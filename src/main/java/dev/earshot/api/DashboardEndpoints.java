package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.Bot;
import dev.earshot.control.CardDraft;
import dev.earshot.control.Dashboard;
import dev.earshot.control.Dashboards;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.report.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dashboards of a bot and their cards. What a card shows is asked of its report. */
final class DashboardEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/dashboards";
    private static final String DASHBOARD = PATH + "/{dashboardId}";
    private static final String CARD = DASHBOARD + "/cards/{cardId}";
    private static final String WHAT = "dashboard";

    private final Dashboards dashboards;
    private final Catalogue catalogue;
    private final BotLookup lookup;

    DashboardEndpoints(Dashboards dashboards, Catalogue catalogue, BotLookup lookup) {
        this.dashboards = dashboards;
        this.catalogue = catalogue;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        Set<String> ofCard = Set.of("title", "report", "part", "question", "lastDays", "wide");
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, Set.of("name"), this::create),
                Endpoint.get(DASHBOARD, Set.of(), this::find),
                Endpoint.patch(DASHBOARD, Set.of("name", "cards"), this::change),
                Endpoint.delete(DASHBOARD, this::delete),
                Endpoint.post(DASHBOARD + "/cards", ofCard, this::addCard),
                Endpoint.patch(CARD, Set.of("title", "wide"), this::changeCard),
                Endpoint.delete(CARD, this::removeCard));
    }

    private record DashboardJson(
            String id,
            String name,
            List<CardJson> cards,
            String createdAt,
            @Nullable String createdBy) {
        static DashboardJson of(Dashboard dashboard) {
            return new DashboardJson(
                    dashboard.id(),
                    dashboard.name(),
                    dashboard.cards().stream().map(CardJson::of).toList(),
                    Times.text(dashboard.madeAt()),
                    dashboard.madeBy());
        }
    }

    private record CardJson(
            String id,
            String title,
            String report,
            String part,
            String question,
            @Nullable Integer lastDays,
            boolean wide) {
        static CardJson of(Dashboard.Card card) {
            return new CardJson(
                    card.id(),
                    card.title(),
                    card.report(),
                    card.part(),
                    card.question(),
                    card.lastDays(),
                    card.isWide());
        }
    }

    private Answer list(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(
                dashboards.list(call.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot")), DashboardJson::of);
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        String name = call.body().required("name");
        return Answer.json(
                201, DashboardJson.of(Outcomes.done(dashboards.create(call.caller(), bot.id(), name), "bot")));
    }

    private Answer find(Call call) {
        Bot bot = lookup.visible(call);
        return Answer.json(
                200,
                DashboardJson.of(
                        dashboards.find(call.caller(), bot.id(), id(call)).orElseThrow(() -> Problem.notFound(WHAT))));
    }

    private static String id(Call call) {
        return call.path("dashboardId");
    }

    private Answer change(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        return changed(
                dashboards.change(call.caller(), bot.id(), id(call), body.text("name"), order(body.node("cards"))));
    }

    private static Answer changed(dev.earshot.control.Outcome<Dashboard> outcome) {
        return Answer.json(200, DashboardJson.of(Outcomes.done(outcome, WHAT)));
    }

    private static @Nullable List<String> order(@Nullable JsonNode cards) {
        if (cards == null) {
            return null;
        }
        List<String> order = new ArrayList<>();
        for (JsonNode card : cards) {
            order.add(card.asText());
        }
        if (!cards.isArray()) {
            throw fault("cards", "must be a list of the cards' ids");
        }
        return order;
    }

    private Answer delete(Call call) {
        Bot bot = lookup.visible(call);
        Outcomes.done(dashboards.delete(call.caller(), bot.id(), id(call)), WHAT);
        return Answer.empty(204);
    }

    private Answer addCard(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        String report = body.required("report");
        if (catalogue.find(report).isEmpty()) {
            throw fault("report", "must be one of the catalogue");
        }
        Integer days = body.node("lastDays") == null ? null : (Integer) (int) body.requiredNumber("lastDays", 1, 3_650);
        CardDraft draft = new CardDraft(
                body.required("title"),
                report,
                body.text("part", ""),
                body.text("question", ""),
                days,
                body.flag("wide", false));
        return Answer.json(
                201, CardJson.of(Outcomes.done(dashboards.add(call.caller(), bot.id(), id(call), draft), WHAT)));
    }

    private Answer changeCard(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        Boolean isWide = body.node("wide") == null ? null : (Boolean) body.flag("wide", false);
        return changed(dashboards.changeCard(
                call.caller(), bot.id(), id(call), call.path("cardId"), body.text("title"), isWide));
    }

    private Answer removeCard(Call call) {
        Bot bot = lookup.visible(call);
        Outcomes.done(dashboards.removeCard(call.caller(), bot.id(), id(call), call.path("cardId")), "card");
        return Answer.empty(204);
    }

    private static Problem fault(String field, String message) {
        return Outcomes.invalid(List.of(new Outcomes.Fault(field, message)));
    }
}
