package dev.earshot.event;

/**
 * Something received that was not accepted, kept so that nothing bad is lost silently.
 *
 * @param id identity of this rejection
 * @param reason the closed reason, for counting
 * @param message the words the caller was given
 * @param target path and query of the call, secrets masked; enough to decode the body again
 * @param body what was received, secrets masked, perhaps cut
 * @param isCut whether the body was longer than what is kept
 */
public record Rejection(EventId id, RejectReason reason, String message, String target, String body, boolean isCut) {}
