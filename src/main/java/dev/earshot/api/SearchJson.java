package dev.earshot.api;

import dev.earshot.search.SearchAnswer;
import dev.earshot.search.SearchProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found, as the API gives it.
 *
 * @param complete whether all that is stored was looked at; false while the index is made anew
 */
record SearchJson(
        List<HitJson> items,
        long total,
        boolean totalIsExact,
        boolean complete,
        @Nullable String next) {

    record HitJson(String botId, List<PieceJson> pieces, MessageJson message) {}

    record PieceJson(String text, boolean match) {}

    static SearchJson of(SearchAnswer answer, SearchProgress progress) {
        return new SearchJson(
                answer.hits().stream().map(SearchJson::hit).toList(),
                answer.total(),
                answer.isTotalExact(),
                !progress.isReadingThePast(),
                answer.next());
    }

    private static HitJson hit(SearchAnswer.Hit hit) {
        return new HitJson(
                hit.message().row().bot(),
                hit.pieces().stream()
                        .map(piece -> new PieceJson(piece.text(), piece.isWanted()))
                        .toList(),
                MessageJson.of(hit.message(), false));
    }
}
