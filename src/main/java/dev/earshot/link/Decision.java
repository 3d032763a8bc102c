package dev.earshot.link;

import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import org.jspecify.annotations.Nullable;

/** What somebody gets who follows a link. */
public sealed interface Decision {

    /** There is no such link. */
    record Unknown() implements Decision {}

    /** There was one. */
    record Ended(LiveLink link) implements Decision {}

    /** They must say the password first. */
    record AskPassword(LiveLink link) implements Decision {}

    /** A crawler gets to know what the link looks like. */
    record Show(LiveLink link, Kept kept) implements Decision {}

    /**
     * They are led on.
     *
     * @param kept null if nothing is to be kept of it
     * @param isCounted whether it took one of the link's clicks
     * @param newVisitor a value for the cookie; empty if none is to be set
     */
    record Lead(LiveLink link, String location, @Nullable Kept kept, boolean isCounted, String newVisitor)
            implements Decision {}

    /** What must be in the log before they are answered. */
    record Kept(BotId bot, Event event) {}
}
