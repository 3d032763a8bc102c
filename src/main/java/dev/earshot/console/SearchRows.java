package dev.earshot.console;

import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.SearchView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.PieceText;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.report.DisplayNames;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.search.SearchAnswer;
import dev.earshot.store.MessageRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Messages that were found as rows, each with the way to its place in the transcript.
 *
 * @param bots that may be among them, by id
 * @param namesBots whether each row says of which it is
 */
record SearchRows(Map<String, Bot> bots, boolean namesBots) {
    private static final int MAX_WORD = 60;

    List<SearchView.Hit> of(List<SearchAnswer.Hit> hits, DisplayNames displayNames) {
        Map<String, Map<String, String>> names = new HashMap<>();
        hits.stream()
                .map(hit -> hit.message().row())
                .collect(Collectors.groupingBy(
                        MessageRow::bot, Collectors.mapping(MessageRow::user, Collectors.toSet())))
                .forEach((bot, users) -> names.put(bot, displayNames.of(bot, Set.copyOf(users))));
        List<SearchView.Hit> rows = new ArrayList<>();
        for (SearchAnswer.Hit hit : hits) {
            Bot bot = bots.get(hit.message().row().bot());
            if (bot != null) {
                rows.add(row(hit, bot, names.getOrDefault(bot.id().value(), Map.of())));
            }
        }
        return rows;
    }

    private SearchView.Hit row(SearchAnswer.Hit hit, Bot bot, Map<String, String> names) {
        TranscriptMessage message = hit.message();
        MessageRow row = message.row();
        String name = names.get(row.user());
        return new SearchView.Hit(
                ConversationRows.path(BotLink.of(bot).path() + "/conversations", row.user()) + "&at=" + row.id(),
                namesBots ? bot.name() : "",
                ShownLine.of(name == null ? row.user() : name, MAX_WORD),
                name == null ? "" : ShownLine.of(row.user(), MAX_WORD),
                row.direction().equals("INCOMING") ? "in" : "out",
                notes(message),
                pieces(hit),
                new BotTime(bot.timeZone()).full(row.time()),
                BotTime.utc(row.time()));
    }

    private static List<SearchView.Piece> pieces(SearchAnswer.Hit hit) {
        if (hit.pieces().isEmpty()) {
            boolean isTakenBack = hit.message().state().unsent();
            String kind = FoundWords.word(hit.message().row().kind());
            return List.of(new SearchView.Piece(isTakenBack ? "unsent by its author" : kind, false));
        }
        return hit.pieces().stream()
                .map(piece -> new SearchView.Piece(PieceText.of(piece.text()), piece.isWanted()))
                .toList();
    }

    private static List<String> notes(TranscriptMessage message) {
        List<String> notes = new ArrayList<>();
        String intent = message.row().intent();
        if (message.state().notHandled()) {
            notes.add("not handled");
        } else if (intent != null) {
            notes.add(ShownLine.of(intent, MAX_WORD));
        }
        if (message.state().editedText() != null) {
            notes.add("edited");
        }
        return notes;
    }
}
