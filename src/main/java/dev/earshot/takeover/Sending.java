package dev.earshot.takeover;

import dev.earshot.control.AgentMessage;
import dev.earshot.control.Takeover;
import org.jspecify.annotations.Nullable;

/** What came of a person's wish to send something. */
public sealed interface Sending {
    /** It was tried; the message says with what result. */
    record Tried(AgentMessage message) implements Sending {}

    /** Nothing was sent (409): somebody else has the conversation, or its bot. */
    record Conflict(@Nullable Takeover current) implements Sending {}

    /** Nothing was sent (422), for this reason: a sentence. */
    record Impossible(String reason) implements Sending {}

    /** Nothing was sent (400), for this reason: a sentence. */
    record Faulty(String reason) implements Sending {}
}
