package dev.earshot.api;

import dev.earshot.http.Answer;
import dev.earshot.report.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list, or a part of one.
 *
 * @param next the {@code cursor} to ask for the next part with; absent at the end
 */
record PageJson<T>(List<T> items, @Nullable String next) {

    static <S, T> Answer answer(Page<S> page, Function<S, T> json) {
        return Answer.json(200, new PageJson<>(page.items().stream().map(json).toList(), page.next()));
    }

    /** A list that always comes whole. */
    static <S, T> Answer answer(List<S> all, Function<S, T> json) {
        return Answer.json(200, new PageJson<>(all.stream().map(json).toList(), null));
    }
}
