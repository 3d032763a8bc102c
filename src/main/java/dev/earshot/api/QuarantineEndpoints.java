package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.event.RejectReason;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.report.Quarantine;
import dev.earshot.report.QuarantineFilter;
import dev.earshot.store.QuarantineRow;
import java.util.List;
import java.util.Set;

/** What was received for a bot and not accepted, newest first. */
final class QuarantineEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/quarantine";
    private static final String ITEM = PATH + "/{quarantineId}";

    private final Quarantine quarantine;
    private final QuarantineReplay replay;
    private final BotLookup lookup;

    QuarantineEndpoints(Quarantine quarantine, QuarantineReplay replay, BotLookup lookup) {
        this.quarantine = quarantine;
        this.replay = replay;
        this.lookup = lookup;
    }

    /**
     * @param outcome {@code accepted}, or {@code rejected} once more
     * @param events how many were taken
     * @param messages why it was rejected
     */
    private record ReplayJson(String outcome, int events, List<String> messages) {}

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of("reason", "limit", "cursor"), this::list),
                Endpoint.get(
                        ITEM,
                        Set.of(),
                        call -> Answer.json(200, QuarantineJson.whole(row(lookup.visible(call), call)))),
                Endpoint.post(ITEM + "/replay", Set.of(), this::replay));
    }

    private Answer list(Call call) {
        String bot = lookup.visible(call).id().value();
        QueryParameters query = call.query();
        QuarantineFilter filter =
                new QuarantineFilter(query.choice("reason", RejectReason.class), query.limit(), query.text("cursor"));
        return PageJson.answer(quarantine.list(bot, filter), QuarantineJson::inList);
    }

    private Answer replay(Call call) {
        Bot bot = lookup.changeable(call);
        QuarantineRow row = row(bot, call);
        if (row.isCut()) {
            throw new Problem(
                    409, "Not possible", "Only a part of the body was kept, so it cannot be decoded once more.");
        }
        return switch (replay.replay(bot.id(), row)) {
            case QuarantineReplay.Result.Accepted(int events) ->
                Answer.json(200, new ReplayJson("accepted", events, List.of()));
            case QuarantineReplay.Result.StillRejected(int events, List<String> messages) ->
                Answer.json(200, new ReplayJson("rejected", events, messages));
            case QuarantineReplay.Result.NotPossible(String reason) -> throw Faults.unavailable(reason);
        };
    }

    private QuarantineRow row(Bot bot, Call call) {
        return quarantine
                .find(bot.id().value(), call.id("quarantineId", "quarantined call"))
                .orElseThrow(() -> Problem.notFound("quarantined call"));
    }
}
