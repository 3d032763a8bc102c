package dev.earshot.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tracker's client of one bot: what happens in a conversation becomes the calls that it would make. */
interface Client {

    /**
     * @param referral where the person came from; null if that is not known
     * @param time of the message, by the platform's clock; the call comes a moment later
     */
    TrackerCall heard(Visitor visitor, Said said, @Nullable Referral referral, long time);

    /** @param failure why the platform did not take it; null if it did */
    TrackerCall sent(Visitor visitor, Reply reply, @Nullable Failure failure, long time);

    TrackerCall tracked(Visitor visitor, Tracked event, long time);

    /** What the platform tells after a message of the bot: delivered, and read unless the person is away. */
    List<TrackerCall> receipts(Visitor visitor, boolean isRead, long time);

    /** The bot shows that it is typing; nothing on platforms that know no such thing. */
    List<TrackerCall> typing(Visitor visitor, long time);
}
