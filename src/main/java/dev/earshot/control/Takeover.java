package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who has, or had, a conversation in a bot's place.
 *
 * @param epoch grows with each taking over of the conversation; only its newest may send
 * @param holder the account's id, or {@link #OPERATOR}
 * @param holderName as it was then
 * @param activeAt when the person did something last
 * @param endedAt null while it lasts
 */
public record Takeover(
        BotId bot,
        String user,
        long epoch,
        String holder,
        String holderName,
        Instant takenAt,
        Instant activeAt,
        @Nullable Instant endedAt) {

    /** The holder when the operator's token took over. */
    public static final String OPERATOR = "operator";

    /** Why one ended. */
    public enum End {
        GIVEN_BACK,
        /** Nobody said anything for too long. */
        IDLE,
        /** Somebody else took the conversation over. */
        TAKEN_OVER
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    boolean isHeldBy(Caller caller) {
        return holder.equals(holder(caller));
    }

    static String holder(Caller caller) {
        return switch (caller) {
            case Caller.Operator() -> OPERATOR;
            case Caller.Member(AccountId id) -> id.value();
        };
    }

    public boolean includes(Instant time) {
        return !time.isBefore(takenAt) && (endedAt == null || time.isBefore(endedAt));
    }
}
