package dev.earshot.live;

import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to what, and how far the tail has come. One lock owns both, so that a subscriber joins exactly between two
 * records: what lies before is replayed, what lies after is delivered. Thread-safe.
 */
final class Audience {

    /** How much of the log may pass until a subscriber of a silent topic is told of a newer position to resume from. */
    private static final long POSITION_EVERY_BYTES = 1 << 20;

    /** One spell of tailing: from the first subscriber until the last has left, or until the tail lost its place. */
    static final class Spell {
        private LogPosition position;
        private long bytesSincePosition;

        private Spell(LogPosition position) {
            this.position = position;
        }
    }

    private final EventLog log;
    private final int maxSubscribers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyCame = lock.newCondition();
    private final Condition tailMoved = lock.newCondition();
    private final Set<LiveSubscription> members = new HashSet<>();
    private final Map<Topic, Set<LiveSubscription>> joined = new HashMap<>();
    private @Nullable Spell spell;
    private boolean isClosed;

    Audience(EventLog log, int maxSubscribers) {
        this.log = log;
        this.maxSubscribers = maxSubscribers;
    }

    /** Lets a subscriber in; the tail runs from now on. It gets nothing until it has joined. */
    void enter(LiveSubscription subscription) {
        lock.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the live hub is closed");
            }
            if (members.size() >= maxSubscribers) {
                throw new TooManySubscribersException(maxSubscribers);
            }
            members.add(subscription);
            if (spell == null) {
                spell = new Spell(log.end());
                somebodyCame.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Everything that the tail reads after the returned position is offered to the subscriber. */
    LogPosition join(LiveSubscription subscription) {
        lock.lock();
        try {
            return add(subscription, running());
        } finally {
            lock.unlock();
        }
    }

    /** The same, but not before the tail has come to {@code after}: a reader of the store may be ahead of the tail. */
    LogPosition joinAfter(LogPosition after, LiveSubscription subscription) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!running().position.isAtOrAfter(after)) {
                tailMoved.await();
            }
            return add(subscription, running());
        } finally {
            lock.unlock();
        }
    }

    private Spell running() {
        if (spell == null) {
            throw new IllegalStateException("a subscriber joins that has not entered, or has left");
        }
        return spell;
    }

    private LogPosition add(LiveSubscription subscription, Spell running) {
        joined.computeIfAbsent(subscription.topic(), topic -> new LinkedHashSet<>())
                .add(subscription);
        return running.position;
    }

    void leave(LiveSubscription subscription) {
        lock.lock();
        try {
            members.remove(subscription);
            joined.computeIfPresent(subscription.topic(), (topic, present) -> {
                present.remove(subscription);
                return present.isEmpty() ? null : present;
            });
            if (members.isEmpty()) {
                spell = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is somebody to read for. */
    Spell awaitSpell() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (spell == null) {
                somebodyCame.await();
            }
            return spell;
        } finally {
            lock.unlock();
        }
    }

    LogPosition position(Spell of) {
        lock.lock();
        try {
            return of.position;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands out what the tail has read.
     *
     * @param next the position after it
     * @param bytes how much was read
     * @return false if the spell is over, and nothing was handed out
     */
    boolean deliver(Spell from, Chunk chunk, LogPosition next, long bytes) {
        lock.lock();
        try {
            if (spell != from) {
                return false;
            }
            joined.forEach((topic, subscriptions) ->
                    chunk.of(topic).ifPresent(items -> subscriptions.forEach(each -> each.offer(items))));
            from.position = next;
            from.bytesSincePosition += bytes;
            if (from.bytesSincePosition >= POSITION_EVERY_BYTES) {
                from.bytesSincePosition = 0;
                offerToAll(new Delivery.Passed(next));
            }
            tailMoved.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The tail cannot read on from where it is: it begins anew at the end, and everybody is told what they miss. */
    void skipToEnd(Spell lost) {
        lock.lock();
        try {
            if (spell == lost) {
                Spell next = new Spell(log.end());
                spell = next;
                offerToAll(new Delivery.Gap(next.position));
                tailMoved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void offerToAll(Delivery delivery) {
        joined.values().forEach(subscriptions -> subscriptions.forEach(each -> each.offer(delivery)));
    }

    int size() {
        lock.lock();
        try {
            return members.size();
        } finally {
            lock.unlock();
        }
    }

    /** Drops everybody and lets nobody in any more. */
    void close() {
        Set<LiveSubscription> present;
        lock.lock();
        try {
            isClosed = true;
            present = Set.copyOf(members);
        } finally {
            lock.unlock();
        }
        present.forEach(LiveSubscription::drop);
    }
}
