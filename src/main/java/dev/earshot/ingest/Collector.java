package dev.earshot.ingest;

import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.EventCodec;
import dev.earshot.event.EventId;
import dev.earshot.event.Intake;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Rejection;
import dev.earshot.eventlog.Appended;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogUnavailableException;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Fault;
import dev.earshot.wire.WireRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what bots report: authenticate, decode, append, answer. The answer of success is given only once the record is
 * durable; what cannot be used is kept with its reason, and counted once.
 *
 * <p>Thread-safe; never blocks, so it may run on event loops.
 */
public final class Collector {
    private static final Logger log = LoggerFactory.getLogger(Collector.class);

    private final KeyRing keys;
    private final EventLog eventLog;
    private final Books books;
    private final QuarantineBudget budget;
    private final InstantSource clock;
    private final Supplier<EventId> randomId;

    public Collector(
            KeyRing keys,
            EventLog eventLog,
            Books books,
            QuarantineBudget budget,
            InstantSource clock,
            Supplier<EventId> randomId) {
        this.keys = keys;
        this.eventLog = eventLog;
        this.books = books;
        this.budget = budget;
        this.clock = clock;
        this.randomId = randomId;
    }

    public void collect(Call call, Reply reply) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String credential = call.dialect().credential(call.query(), call.body());
        BotId bot = credential.isEmpty() ? null : keys.find(credential);
        if (bot == null) {
            BotId former = credential.isEmpty() ? null : keys.findFormer(credential);
            reject(call, now, former, Refusals.ofCredential(call, credential), reply);
        } else if (call.broken() != null) {
            reject(call, now, bot, Refusals.ofBrokenBody(call, call.broken()), reply);
        } else if (!keys.isSigned(bot, call)) {
            reject(call, now, bot, Refusals.ofSignature(call), reply);
        } else {
            keep(call, now, bot, decode(call, now, bot), reply);
        }
    }

    /**
     * Takes in what this server saw happen itself, counted like what it is told.
     *
     * @param whenDone is told, once, whether it is durable; from any thread
     */
    public void record(BotId bot, Event event, Recorded whenDone) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        books.received(bot, 1);
        append(EventCodec.encode(new Intake(bot, now, List.of(event), List.of())), bot, 1, whenDone);
    }

    private void append(byte[] record, BotId bot, int count, Recorded whenDone) {
        eventLog.append(record, new Appended() {
            @Override
            public void onDurable() {
                books.accepted(bot, count);
                whenDone.isDone(true);
            }

            @Override
            public void onFailed(LogUnavailableException cause) {
                log.debug("not kept: {}", cause.getMessage());
                for (int i = 0; i < count; i++) {
                    books.rejected(bot, RejectReason.LOG_UNAVAILABLE);
                }
                whenDone.isDone(false);
            }
        });
    }

    /**
     * Takes in past events of a bot, counted like all others; nobody is shown them as happening now.
     *
     * @param whenDone as for {@link #record}
     * @throws IllegalArgumentException if they take more room together than a record of the log has
     */
    public void recordPast(BotId bot, List<Event> events, Recorded whenDone) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] record = EventCodec.encode(new Intake(bot, now, events, List.of(), true));
        if (record.length > EventLog.MAX_RECORD_BYTES) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes");
        }
        books.received(bot, events.size());
        append(record, bot, events.size(), whenDone);
    }

    /** Learns what became of a record. */
    public interface Recorded {
        void isDone(boolean isDurable);
    }

    /** A decoder never throws; one that does all the same must cost neither the answer nor the body. */
    private Decoded decode(Call call, Instant now, BotId bot) {
        try {
            return call.dialect().decode(new WireRequest(bot, call.query(), call.body(), now, call.sender(), randomId));
        } catch (RuntimeException e) {
            EventId code = randomId.get();
            log.error("a call of {} could not be decoded, code {}; its body is in quarantine", bot, code, e);
            return new Decoded(List.of(), List.of(Refusals.ofOurFault(call, code)));
        }
    }

    private void keep(Call call, Instant now, BotId bot, Decoded decoded, Reply reply) {
        Intake intake = new Intake(bot, now, decoded.events(), rejections(call, bot, decoded.faults()));
        byte[] record = EventCodec.encode(intake);
        if (record.length > EventLog.MAX_RECORD_BYTES) {
            reject(call, now, bot, Refusals.ofTooManyEvents(call), reply);
            return;
        }
        books.received(bot, decoded.events().size() + decoded.faults().size());
        append(intake, record, new Outcome(call, bot, decoded.events().size(), decoded.faults(), reply));
    }

    private List<Rejection> rejections(Call call, @Nullable BotId bot, List<Fault> faults) {
        List<Rejection> rejections = new ArrayList<>(faults.size());
        for (Fault fault : faults) {
            boolean isInBudget = budget.take(bot, Refusals.keptLength(fault));
            Refusals.rejection(randomId.get(), call, fault, isInBudget).ifPresent(rejections::add);
        }
        return rejections;
    }

    private void reject(Call call, Instant now, @Nullable BotId bot, Fault fault, Reply reply) {
        books.received(bot, 1);
        Intake intake = new Intake(bot, now, List.of(), rejections(call, bot, List.of(fault)));
        append(intake, EventCodec.encode(intake), new Outcome(call, bot, 0, List.of(fault), reply));
    }

    private void append(Intake intake, byte[] record, Outcome outcome) {
        if (intake.events().isEmpty() && intake.rejections().isEmpty()) {
            // It says nothing; or it is over the budget of what is kept: counted and answered, not kept.
            outcome.onDurable();
            return;
        }
        eventLog.append(record, outcome);
    }

    /** What remains to be done once the log has answered. */
    private final class Outcome implements Appended {
        private final Call call;
        private final @Nullable BotId bot;
        private final int accepted;
        private final List<Fault> faults;
        private final Reply reply;

        Outcome(Call call, @Nullable BotId bot, int accepted, List<Fault> faults, Reply reply) {
            this.call = call;
            this.bot = bot;
            this.accepted = accepted;
            this.faults = faults;
            this.reply = reply;
        }

        @Override
        public void onDurable() {
            if (bot != null && accepted > 0) {
                books.accepted(bot, accepted);
            }
            if (faults.isEmpty()) {
                reply.answer(200, call.dialect().acceptance());
            } else {
                refuse();
            }
        }

        @Override
        public void onFailed(LogUnavailableException cause) {
            log.debug("not kept: {}", cause.getMessage());
            for (int i = 0; i < accepted; i++) {
                books.rejected(bot, RejectReason.LOG_UNAVAILABLE);
            }
            if (accepted > 0) {
                faults.forEach(fault -> books.rejected(bot, fault.reason()));
                reply.answer(
                        503,
                        call.dialect()
                                .refusal(List.of(
                                        "the server cannot store messages at the moment: " + cause.getMessage())));
            } else {
                // The caller's mistake stays the caller's mistake, even if it cannot be kept.
                refuse();
            }
        }

        private void refuse() {
            faults.forEach(fault -> books.rejected(bot, fault.reason()));
            reply.answer(Refusals.status(faults), call.dialect().refusal(Refusals.messages(faults)));
        }
    }
}
