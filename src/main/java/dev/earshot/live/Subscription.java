package dev.earshot.live;

/** A subscriber's place in the hub. Thread-safe. */
public interface Subscription extends AutoCloseable {

    /** Whether items still come. */
    boolean isOpen();

    /** Ends it without {@link LiveSubscriber#onDropped}. A call to the subscriber that is under way is interrupted. */
    @Override
    void close();
}
