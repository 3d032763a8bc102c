package dev.earshot.live;

import dev.earshot.eventlog.LogPosition;
import java.util.List;

/**
 * Who hears a topic. Called on a virtual thread of the subscription's own, one call at a time, in order.
 *
 * <p>May wait a while for a client that reads slowly: meanwhile the subscription's queue fills, and when it is full the
 * subscriber is dropped.
 */
public interface LiveSubscriber {

    /**
     * The next items, at least one.
     *
     * @throws InterruptedException if interrupted: the subscription was closed or dropped
     */
    void onItems(List<LiveItem> items) throws InterruptedException;

    /**
     * Everything of the topic before this position has been given, so it is a good place to resume from. Called when the
     * subscription begins (or has caught up), and then now and again, also when nothing happens in the topic.
     */
    default void onPosition(LogPosition position) throws InterruptedException {}

    /**
     * Some items before this position will not be given: too many to be replayed, no longer kept, or unreadable. Whoever
     * shows them reads them from the store; what comes after follows.
     */
    void onGap(LogPosition position) throws InterruptedException;

    /** The last call: nothing more comes, because the subscriber was too slow or the hub closes. It may resume. */
    void onDropped();
}
