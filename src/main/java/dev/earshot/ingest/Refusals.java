package dev.earshot.ingest;

import dev.earshot.event.EventId;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Rejection;
import dev.earshot.wire.Excerpt;
import dev.earshot.wire.Fault;
import dev.earshot.wire.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words and statuses of what is not accepted. */
final class Refusals {

    /** What is kept of a body that nobody could read, in characters. */
    static final int MAX_KEPT_CHARACTERS = 64 * 1024;

    /** Who sends five thousand broken items needs no five thousand sentences. */
    static final int MAX_MESSAGES = 20;

    private Refusals() {}

    /** In the tracker's own words (actionably/dashbot#22), which clients print. */
    static Fault ofCredential(Call call, String credential) {
        String name = call.dialect().credentialName();
        if (!credential.isEmpty()) {
            return new Fault(RejectReason.UNKNOWN_API_KEY, "unknown '" + name + "'", text(call));
        }
        Fault unreadable = call.dialect().unreadable(call.body());
        if (unreadable == null) {
            return new Fault(RejectReason.MISSING_API_KEY, "missing '" + name + "'", text(call));
        }
        return call.broken() == null ? unreadable : ofBrokenBody(call, call.broken());
    }

    static Fault ofSignature(Call call) {
        return new Fault(RejectReason.BAD_SIGNATURE, call.dialect().unsigned(), text(call));
    }

    static Fault ofBrokenBody(Call call, RejectReason reason) {
        String message = switch (reason) {
            case TOO_LARGE -> "the body is too large";
            case TOO_SLOW -> "the body did not arrive in time";
            default -> "the body is not in the encoding that 'Content-Encoding' names";
        };
        return new Fault(reason, message, text(call));
    }

    static Fault ofTooManyEvents(Call call) {
        return new Fault(
                RejectReason.TOO_LARGE,
                "what the body says takes more room than a record of the log has: send it in several calls",
                text(call));
    }

    /** @param code by which the server's log tells what happened */
    static Fault ofOurFault(Call call, EventId code) {
        return new Fault(
                RejectReason.INTERNAL_ERROR,
                "the server failed to read this body, and keeps it to be read after a fix; code " + code,
                text(call));
    }

    /** What the caller is told: the first faults, and how many more there are. */
    static List<String> messages(List<Fault> faults) {
        Stream<String> first = faults.stream().limit(MAX_MESSAGES).map(Fault::message);
        int more = faults.size() - MAX_MESSAGES;
        return more <= 0
                ? first.toList()
                : Stream.concat(first, Stream.of("and " + more + " more")).toList();
    }

    /**
     * 401 for a wrong signature, 413 for what is too large, 408 for what is too slow, 500 for our own fault, else 400: the only status whose text the Dashbot client shows.
     */
    static int status(List<Fault> faults) {
        return switch (faults.getFirst().reason()) {
            case BAD_SIGNATURE -> 401;
            case TOO_LARGE -> 413;
            case TOO_SLOW -> 408;
            case INTERNAL_ERROR -> 500;
            default -> 400;
        };
    }

    static int keptLength(Fault fault) {
        return Math.min(fault.rawJson().length(), MAX_KEPT_CHARACTERS);
    }

    /** What is kept of a fault; nothing if the budget has no room for it. */
    static Optional<Rejection> rejection(EventId id, Call call, Fault fault, boolean isInBudget) {
        if (!isInBudget) {
            return Optional.empty();
        }
        String body = fault.rawJson();
        boolean isCut = body.length() > MAX_KEPT_CHARACTERS || fault.reason() == RejectReason.TOO_LARGE;
        return Optional.of(new Rejection(
                id,
                fault.reason(),
                fault.message(),
                Secrets.maskTarget(call.target()),
                Excerpt.first(body, MAX_KEPT_CHARACTERS),
                isCut));
    }

    /** The body as text, masked before anything is kept of it, and not more of it than is kept. */
    private static String text(Call call) {
        int length = Math.min(call.body().length, MAX_KEPT_CHARACTERS);
        return Secrets.maskText(new String(call.body(), 0, length, StandardCharsets.UTF_8));
    }
}
