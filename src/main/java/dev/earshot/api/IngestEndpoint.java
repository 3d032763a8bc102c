package dev.earshot.api;

import dev.earshot.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The books of a bot. */
final class IngestEndpoint {
    private final BotBooks books;
    private final BotLookup lookup;

    IngestEndpoint(BotBooks books, BotLookup lookup) {
        this.books = books;
        this.lookup = lookup;
    }

    private record IngestJson(
            long received,
            long accepted,
            long rejected,
            Map<String, Long> rejectedByReason,
            long stored,
            long duplicates,
            long pending,
            boolean caughtUp,
            boolean balanced) {

        static IngestJson of(BotBooks.Balance balance) {
            Map<String, Long> reasons = new TreeMap<>();
            balance.rejectedByReason().forEach((reason, count) -> reasons.put(Words.of(reason), count));
            return new IngestJson(
                    balance.received(),
                    balance.accepted(),
                    balance.rejected(),
                    reasons,
                    balance.stored(),
                    balance.duplicates(),
                    balance.pending(),
                    balance.isCaughtUp(),
                    balance.isBalanced());
        }
    }

    List<Endpoint> all() {
        return List.of(Endpoint.get("/api/v1/bots/{botId}/ingest", Set.of(), call -> {
            BotBooks.Balance balance = books.of(lookup.visible(call).id());
            return Answer.json(200, IngestJson.of(balance));
        }));
    }
}
