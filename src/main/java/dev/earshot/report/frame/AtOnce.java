package dev.earshot.report.frame;

import dev.earshot.store.QueryCancelledException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two things asked of the store at once: half of a query's time goes by on one processor only. Never more than two, so that
 * one page does not take all that others wait for.
 */
public final class AtOnce {
    private AtOnce() {}

    public record Both<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

    /** @throws RuntimeException the first's or the second's */
    public static <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        FutureTask<B> beside = new FutureTask<>(second::get);
        Thread.ofVirtual().name("report").start(beside);
        try {
            return new Both<>(first.get(), beside.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException("the query's caller went away", e);
        } finally {
            beside.cancel(true);
        }
    }
}
