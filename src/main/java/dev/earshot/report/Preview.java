package dev.earshot.report;

import org.jspecify.annotations.Nullable;

/**
 * The newest of a conversation.
 *
 * @param lastIncoming the last thing the user said, if anything
 */
record Preview(
        long messages, TranscriptMessage last, @Nullable TranscriptMessage lastIncoming) {

    ConversationSummary summary(@Nullable String name) {
        return new ConversationSummary(
                last.user(),
                name,
                last.time(),
                last.wording(),
                last.row().direction(),
                last.row().kind(),
                messages,
                lastIncoming != null && lastIncoming.state().notHandled());
    }
}
