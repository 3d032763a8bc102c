package dev.earshot.live;

import static org.junit.jupiter.api.Assertions.fail;

import dev.earshot.eventlog.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A subscriber that writes down what it is told, and waits inside {@link #onItems} while it is held. */
final class Listener implements LiveSubscriber {
    private static final long PATIENCE_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> told = new ArrayList<>();
    private LogPosition resumeFrom;
    private boolean isHeld;
    private boolean isWaiting;

    Listener() {
        this(LogPosition.START);
    }

    /** @param resumeFrom where it will go on if it is told nothing */
    Listener(LogPosition resumeFrom) {
        this.resumeFrom = resumeFrom;
    }

    @Override
    public void onItems(List<LiveItem> items) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            isWaiting = isHeld;
            changed.signalAll();
            while (isHeld) {
                changed.await();
            }
            isWaiting = false;
            for (LiveItem item : items) {
                told.add(Intakes.words(item));
                resumeFrom = item.isLast() ? item.next() : resumeFrom;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onPosition(LogPosition position) {
        lock.lock();
        try {
            resumeFrom = position;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onGap(LogPosition position) {
        tell("gap");
    }

    @Override
    public void onDropped() {
        tell(Thread.currentThread().isInterrupted() ? "dropped, and interrupted" : "dropped");
    }

    private void tell(String what) {
        lock.lock();
        try {
            told.add(what);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void hold(boolean isHeld) {
        lock.lock();
        try {
            this.isHeld = isHeld;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void awaitWaiting() throws InterruptedException {
        await(words -> isWaiting);
    }

    List<String> awaitCount(int count) throws InterruptedException {
        return await(words -> words.size() >= count);
    }

    List<String> awaitLast(String last) throws InterruptedException {
        return await(words -> !words.isEmpty() && words.getLast().equals(last));
    }

    /** Until it has heard so many items, or was dropped before. */
    void awaitCountOrDropped(int count) throws InterruptedException {
        await(words -> words.size() >= count || words.contains("dropped"));
    }

    private List<String> await(Predicate<List<String>> condition) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            while (!condition.test(told)) {
                if (left <= 0) {
                    return fail("not told in time; told so far: " + told);
                }
                left = changed.awaitNanos(left);
            }
            return List.copyOf(told);
        } finally {
            lock.unlock();
        }
    }

    /** @param resumeFrom where a subscription has to go on that is to follow these words without gap */
    record Heard(List<String> words, LogPosition resumeFrom) {}

    Heard heard() {
        lock.lock();
        try {
            return new Heard(
                    told.stream().filter(words -> !words.equals("dropped")).toList(), resumeFrom);
        } finally {
            lock.unlock();
        }
    }

    List<String> told() {
        lock.lock();
        try {
            return List.copyOf(told);
        } finally {
            lock.unlock();
        }
    }

    LogPosition resumeFrom() {
        lock.lock();
        try {
            return resumeFrom;
        } finally {
            lock.unlock();
        }
    }
}
