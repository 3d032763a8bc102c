package dev.earshot.report.frame;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a question was answered, and what the same question of the compared period was.
 *
 * @param before null if nothing is compared
 */
public record NowAndBefore<T>(
        ReportQuestion question, T now, @Nullable T before) {

    /** @param answering asked once, or twice at once if something is compared */
    public static <T> NowAndBefore<T> of(ReportQuestion question, Function<ReportQuestion, T> answering) {
        ReportQuestion other = question.compared().orElse(null);
        if (other == null) {
            return new NowAndBefore<>(question, answering.apply(question), null);
        }
        AtOnce.Both<T, T> both = AtOnce.both(() -> answering.apply(question), () -> answering.apply(other));
        return new NowAndBefore<>(question, both.first(), both.second());
    }

    /** A part of each, or something made of it. */
    public <S> NowAndBefore<S> map(Function<T, S> part) {
        T other = before;
        return new NowAndBefore<>(question, part.apply(now), other == null ? null : part.apply(other));
    }

    /** One of its numbers. */
    public Figure figure(
            String name,
            String title,
            String help,
            Unit unit,
            @Nullable Boolean isMoreBetter,
            Function<T, @Nullable Number> number,
            @Nullable Behind behind) {
        return new Figure(name, title, help, unit, number(now, number), number(before, number), isMoreBetter, behind);
    }

    private static <T> @Nullable Double number(@Nullable T of, Function<T, @Nullable Number> number) {
        Number value = of == null ? null : number.apply(of);
        return value == null ? null : Double.valueOf(value.doubleValue());
    }

    /**
     * A series, with that of the compared period beside it.
     *
     * @param width how many numbers a step has
     * @param fill sets the numbers of an answer's steps
     */
    public Timeline timeline(int width, BiConsumer<Timeline, T> fill) {
        Timeline timeline = timeline(question, now, width, fill);
        T other = before;
        return other == null
                ? timeline
                : timeline.against(timeline(question.compared().orElseThrow(), other, width, fill));
    }

    private static <T> Timeline timeline(ReportQuestion of, T answer, int width, BiConsumer<Timeline, T> fill) {
        Timeline timeline = new Timeline(of, width);
        fill.accept(timeline, answer);
        return timeline;
    }
}
