package dev.earshot;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something that is being opened on a thread of its own. */
final class Later<T> implements AutoCloseable {
    private final FutureTask<T> task;
    private final Consumer<T> closer;

    private Later(FutureTask<T> task, Consumer<T> closer) {
        this.task = task;
        this.closer = closer;
    }

    static <T> Later<T> of(String threadName, Supplier<T> opener, Consumer<T> closer) {
        FutureTask<T> task = new FutureTask<>(opener::get);
        Thread.ofPlatform().name(threadName).daemon().start(task);
        return new Later<>(task, closer);
    }

    /** Waits for it; throws what its opener threw. */
    T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    /** Waits for it and closes it; if it could not be opened, there is nothing to close. */
    @Override
    public void close() {
        try {
            closer.accept(task.get());
        } catch (ExecutionException e) {
            return; // get() told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
