package dev.earshot.live;

import dev.earshot.eventlog.LogPosition;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber: a bounded queue that the tail fills, and a virtual thread that replays what came before and then empties
 * the queue. Thread-safe.
 */
final class LiveSubscription implements Subscription, Runnable {
    private static final Logger logger = LoggerFactory.getLogger(LiveSubscription.class);

    private enum State {
        OPEN,
        /** By the hub: too slow, or the hub closes. */
        DROPPED,
        /** By its owner. */
        CLOSED
    }

    private final Topic topic;
    private final LiveSubscriber subscriber;
    private final LiveSettings settings;
    private final Audience audience;
    private final Replay replay;
    private final Optional<LogPosition> after;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    private long queuedItems;
    private long queuedBytes;
    private State state = State.OPEN;

    /** Where it joined; null until it has. */
    private @Nullable LogPosition joinedAt;

    LiveSubscription(
            Topic topic,
            Optional<LogPosition> after,
            LiveSubscriber subscriber,
            LiveSettings settings,
            Audience audience,
            Replay replay) {
        this.topic = topic;
        this.after = after;
        this.subscriber = subscriber;
        this.settings = settings;
        this.audience = audience;
        this.replay = replay;
        this.thread = Thread.ofVirtual().name("live-" + topic.bot()).unstarted(this);
    }

    Topic topic() {
        return topic;
    }

    /** Enters the audience; without a position to resume from it joins at once, so that nothing later is missed. */
    void start() {
        audience.enter(this);
        if (after.isEmpty()) {
            joinedAt = audience.join(this);
        }
        thread.start();
    }

    /** Never blocks for long. */
    void offer(Delivery delivery) {
        lock.lock();
        try {
            if (state != State.OPEN) {
                return;
            }
            long items = count(delivery);
            long bytes = bytes(delivery);
            // What comes to an empty queue always fits, or a large record could never be delivered.
            boolean isFull =
                    queuedItems + items > settings.maxQueuedItems() || queuedBytes + bytes > settings.maxQueuedBytes();
            if (isFull && !queue.isEmpty()) {
                end(State.DROPPED);
                return;
            }
            queue.add(delivery);
            queuedItems += items;
            queuedBytes += bytes;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            begin();
            while (true) {
                give(take());
            }
        } catch (InterruptedException e) {
            logger.debug("a subscription of {} ends", topic.bot());
        } catch (RuntimeException e) {
            // Once it is dropped or closed, whatever it was doing may break.
            if (isOpen()) {
                logger.error("a subscriber of {} failed", topic.bot(), e);
                drop();
            }
        } finally {
            finish();
        }
    }

    private void begin() throws InterruptedException {
        if (after.isPresent()) {
            LogPosition from = after.get();
            if (replay.isPlace(from)) {
                LogPosition to = audience.joinAfter(from, this);
                joinedAt = to;
                if (!replay.run(topic, from, to, subscriber::onItems)) {
                    subscriber.onGap(to);
                }
            } else {
                joinedAt = audience.join(this);
                subscriber.onGap(joinedAt);
            }
        }
        if (joinedAt != null) {
            subscriber.onPosition(joinedAt);
        }
    }

    private void give(Delivery delivery) throws InterruptedException {
        switch (delivery) {
            case Delivery.Items items -> subscriber.onItems(items.items());
            case Delivery.Passed passed -> subscriber.onPosition(passed.position());
            case Delivery.Gap gap -> subscriber.onGap(gap.position());
        }
    }

    private Delivery take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (state != State.OPEN) {
                    throw new InterruptedException("the subscription has ended");
                }
                Delivery delivery = queue.poll();
                if (delivery != null) {
                    queuedItems -= count(delivery);
                    queuedBytes -= bytes(delivery);
                    return delivery;
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is no item counts as one, so that nothing grows without bound. */
    private static long count(Delivery delivery) {
        return delivery instanceof Delivery.Items some ? some.items().size() : 1;
    }

    private static long bytes(Delivery delivery) {
        return delivery instanceof Delivery.Items some ? some.bytes() : 0;
    }

    private void finish() {
        audience.leave(this);
        State last = settle();
        // The interrupt has done its work; the last call must not meet it.
        Thread.interrupted();
        if (last == State.DROPPED) {
            try {
                subscriber.onDropped();
            } catch (RuntimeException e) {
                logger.error("a dropped subscriber of {} failed", topic.bot(), e);
            }
        }
    }

    private State settle() {
        lock.lock();
        try {
            if (state == State.OPEN) {
                state = State.CLOSED;
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    void drop() {
        lock.lock();
        try {
            end(State.DROPPED);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            end(State.CLOSED);
        } finally {
            lock.unlock();
        }
    }

    /** With the lock held. Interrupts, because the subscriber may be waiting for its client. */
    private void end(State by) {
        if (state == State.OPEN) {
            state = by;
            queue.clear();
            thread.interrupt();
        }
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return state == State.OPEN;
        } finally {
            lock.unlock();
        }
    }
}
