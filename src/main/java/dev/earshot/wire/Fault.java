package dev.earshot.wire;

import dev.earshot.event.RejectReason;

/**
 * Why a body, or one item of it, could not be used.
 *
 * @param message for the caller: names the field, in words that a bot developer can act on
 * @param rawJson what could not be used, secrets masked; the whole body if it is no JSON
 */
public record Fault(RejectReason reason, String message, String rawJson) {}
