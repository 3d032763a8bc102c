package dev.earshot;

import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.control.Caller;
import dev.earshot.event.BotId;
import dev.earshot.event.RejectReason;
import dev.earshot.eventlog.LogUnavailableException;
import dev.earshot.facebook.WebhookDesk;
import dev.earshot.http.QueryString;
import dev.earshot.ingest.Replayer;
import dev.earshot.report.Quarantine;
import dev.earshot.store.QuarantineRow;
import dev.earshot.wire.Dialect;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Replays what was rejected, for the console and for the API. */
final class Replays implements dev.earshot.console.QuarantineReplay, dev.earshot.api.QuarantineReplay {
    private final Bots bots;
    private final Quarantine quarantine;
    private final Replayer replayer;
    private final Map<String, Dialect> dialects;

    /** @param dialects by the path of their endpoint */
    Replays(Bots bots, Quarantine quarantine, Replayer replayer, Map<String, Dialect> dialects) {
        this.bots = bots;
        this.quarantine = quarantine;
        this.replayer = replayer;
        this.dialects = Map.copyOf(dialects);
    }

    @Override
    public ReplayResult replay(Caller caller, BotId bot, UUID id) {
        Optional<QuarantineRow> row =
                bots.find(caller, bot).map(Bot::id).flatMap(found -> quarantine.find(found.value(), id));
        if (row.isEmpty()) {
            return new ReplayResult.NotPossible("It is no longer kept.");
        }
        return switch (replay(bot, row.get())) {
            case Result.Accepted accepted -> new ReplayResult.Accepted(accepted.events());
            case Result.StillRejected still -> new ReplayResult.StillRejected(String.join("; ", still.messages()));
            case Result.NotPossible not -> new ReplayResult.NotPossible(not.reason());
        };
    }

    @Override
    public Result replay(BotId bot, QuarantineRow row) {
        if (row.isCut()) {
            return new Result.NotPossible("Only the beginning of it was kept.");
        }
        int question = row.target().indexOf('?');
        String path = question < 0 ? row.target() : row.target().substring(0, question);
        Dialect dialect = dialects.get(path.replaceAll("^/+", "/").replaceAll("(?<=.)/+$", ""));
        if (dialect == null) {
            return new Result.NotPossible("It did not come by a tracker's address: " + path);
        }
        if (path.equals(WebhookDesk.PATH) && row.reason().equals(RejectReason.BAD_SIGNATURE.name())) {
            return new Result.NotPossible("Anybody may have sent it: Meta's signature was missing or wrong.");
        }
        Map<String, String> query =
                question < 0 ? Map.of() : QueryString.parse(row.target().substring(question + 1));
        return replay(new Replayer.Rejected(row.id(), bot, dialect, query, row.body(), row.receivedAt()));
    }

    private Result replay(Replayer.Rejected rejected) {
        try {
            Replayer.Result result = replayer.replay(rejected);
            return result.faults().isEmpty()
                    ? new Result.Accepted(result.accepted())
                    : new Result.StillRejected(result.accepted(), result.faults());
        } catch (LogUnavailableException e) {
            return new Result.NotPossible("The server cannot store messages at the moment: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.NotPossible("The server is stopping.");
        }
    }
}
