package dev.earshot.live;

import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens now, for whoever watches. One thread for the process, {@code live-tail}, reads the end of the event log and
 * decodes each record once, and only while there are subscribers; each subscriber has a bounded queue and a virtual thread.
 * One that is too slow is dropped, without harm to the others, and resumes from where it was.
 *
 * <p>Delivers durable records only, within milliseconds of their acknowledgement; the same record may be delivered that the
 * store later finds to be a duplicate, so who shows it goes by the event's id. Thread-safe.
 */
public final class LiveHub implements AutoCloseable {
    private static final Duration STOPPING_TIME = Duration.ofSeconds(5);

    private final LiveSettings settings;
    private final Audience audience;
    private final Replay replay;
    private final Tail tail;
    private final Thread thread;

    public LiveHub(EventLog log, LiveSettings settings) {
        this.settings = settings;
        this.audience = new Audience(log, settings.maxSubscribers());
        this.replay = new Replay(log, settings);
        this.tail = new Tail(log, audience, settings.pace());
        this.thread = Thread.ofPlatform().name("live-tail").daemon().unstarted(tail);
    }

    public void start() {
        thread.start();
    }

    /**
     * Subscribes to a topic.
     *
     * @param after where a former subscription got to: what came since is replayed first, without gap and without double.
     *     Without it the subscriber gets everything that is appended after this call
     * @throws TooManySubscribersException if there are as many as the settings allow
     * @throws IllegalStateException if the hub is closed
     */
    public Subscription subscribe(Topic topic, Optional<LogPosition> after, LiveSubscriber subscriber) {
        LiveSubscription subscription = new LiveSubscription(topic, after, subscriber, settings, audience, replay);
        subscription.start();
        return subscription;
    }

    /** Whether nobody more can subscribe at the moment. */
    public boolean isFull() {
        return audience.size() >= settings.maxSubscribers();
    }

    public int subscriberCount() {
        return audience.size();
    }

    /** What keeps things from being shown live, in words for an operator; empty if nothing does. */
    public String problem() {
        return tail.problem();
    }

    /** Drops all subscribers and stops. To be closed before the log. */
    @Override
    public void close() {
        audience.close();
        thread.interrupt();
        try {
            thread.join(STOPPING_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
