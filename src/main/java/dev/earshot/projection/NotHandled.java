package dev.earshot.projection;

import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.store.MessageRow;
import dev.earshot.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message of the user that a bot's answer with the intent {@code NotHandled} means: Dashbot's client puts the mark
 * on the bot's next answer instead of on what was not understood. It is the user's newest message, of those before the
 * answer in the log, that is not later than the answer and not older than 30 minutes.
 *
 * <p>The newest messages of users of late are in memory, for the others the store is asked; the answer is the same. Not
 * thread-safe.
 */
final class NotHandled {
    private static final Duration LOOK_BACK = Duration.ofMinutes(30);

    /** The user's message has the platform's time, the bot's answer often ours: clocks differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    private final Store store;
    private final long sequenceAtStart;
    private final Newest newest;
    private final List<MessageRow> incomingOfBatch = new ArrayList<>();
    private final Set<Marked> markedInBatch = new HashSet<>();
    /** Messages that are not in {@link #newest} are not newer; unknown until it is needed first. */
    private @Nullable Instant newestElsewhere;

    NotHandled(Store store, int maxUsers) {
        this.store = store;
        this.sequenceAtStart = store.lastSequence();
        this.newest = new Newest(maxUsers);
    }

    void incoming(UserKey user, MessageRow message) {
        incomingOfBatch.add(message);
        Candidate known = newest.get(user);
        if (known == null || !known.time.isAfter(message.time())) {
            newest.renew(user, new Candidate(message.id(), message.time(), message.notHandled()));
        }
    }

    /** A later copy of the message said itself that it was not handled. */
    void marked(UserKey user, UUID id) {
        markedInBatch.add(new Marked(user, id));
        newest.computeIfPresent(user, (key, known) -> known.id.equals(id) ? known.marked() : known);
    }

    /** The message to be marked, if there is one and it is not marked yet; from now on it is. */
    Optional<UUID> meantBy(UserKey user, Instant answered) {
        Instant latest = shifted(answered, CLOCK_DIFFERENCE.toMillis());
        Instant earliest = shifted(answered, -LOOK_BACK.toMillis());
        Optional<Candidate> candidate = newestBetween(user, earliest, latest).filter(found -> !found.isMarked);
        candidate.ifPresent(found -> marked(user, found.id));
        return candidate.map(Candidate::id);
    }

    private Optional<Candidate> newestBetween(UserKey user, Instant earliest, Instant latest) {
        Candidate known = newest.get(user);
        if (known != null && known.time.isAfter(latest)) {
            return asked(user, earliest, latest);
        }
        if (known != null && !known.time.isBefore(newestElsewhere())) {
            return known.time.isBefore(earliest) ? Optional.empty() : Optional.of(known);
        }
        // What is not in memory may be newer than what is, unless it is too old anyway.
        return newestElsewhere().isBefore(earliest) ? Optional.empty() : asked(user, earliest, latest);
    }

    private static Instant shifted(Instant time, long millis) {
        long shifted = time.toEpochMilli() + millis;
        boolean overflows = (millis > 0) != (shifted > time.toEpochMilli());
        return overflows ? time : Instant.ofEpochMilli(shifted);
    }

    private Instant newestElsewhere() {
        Instant evicted = newest.evicted;
        Instant atStart = newestElsewhere;
        if (atStart == null) {
            atStart = newestAtStart();
            newestElsewhere = atStart;
        }
        return evicted.isAfter(atStart) ? evicted : atStart;
    }

    private Instant newestAtStart() {
        if (sequenceAtStart == 0) {
            return Instant.MIN;
        }
        List<? extends Record> rows = store.query(DSL.select(DSL.max(MESSAGE.TIME))
                .from(MESSAGE)
                .where(MESSAGE.DIRECTION.eq("INCOMING"), MESSAGE.SEQUENCE.le(sequenceAtStart)));
        Instant time = rows.getFirst().get(0, Instant.class);
        return time == null ? Instant.MIN : time;
    }

    private Optional<Candidate> asked(UserKey user, Instant earliest, Instant latest) {
        Optional<Candidate> ofStore = newestOfStore(user, earliest, latest);
        return newestOfBatch(user, earliest, latest)
                .filter(batch -> ofStore.isEmpty() || !ofStore.get().time.isAfter(batch.time))
                .or(() -> ofStore)
                .map(found -> isMarked(user, found) ? found.marked() : found);
    }

    private boolean isMarked(UserKey user, Candidate candidate) {
        return candidate.isMarked
                || markedInBatch.contains(new Marked(user, candidate.id))
                || isMarkedInStore(user, candidate.id);
    }

    private Optional<Candidate> newestOfBatch(UserKey user, Instant earliest, Instant latest) {
        Candidate best = null;
        for (MessageRow row : incomingOfBatch) {
            if (row.user().equals(user.user())
                    && row.bot().equals(user.bot())
                    && !row.time().isBefore(earliest)
                    && !row.time().isAfter(latest)
                    && (best == null || !best.time.isAfter(row.time()))) {
                best = new Candidate(row.id(), row.time(), row.notHandled());
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<Candidate> newestOfStore(UserKey user, Instant earliest, Instant latest) {
        return store
                .query(
                        user.bot(),
                        DSL.select(MESSAGE.ID, MESSAGE.TIME, MESSAGE.NOT_HANDLED)
                                .from(MESSAGE)
                                .where(
                                        MESSAGE.BOT.eq(user.bot()),
                                        MESSAGE.USER.eq(user.user()),
                                        MESSAGE.DIRECTION.eq("INCOMING"),
                                        MESSAGE.TIME.between(earliest, latest))
                                .orderBy(MESSAGE.TIME.desc(), MESSAGE.SEQUENCE.desc())
                                .limit(1))
                .stream()
                .findFirst()
                .map(row -> new Candidate(row.value1(), row.value2(), row.value3()));
    }

    private boolean isMarkedInStore(UserKey user, UUID id) {
        return !store.query(
                        user.bot(),
                        DSL.select(MARK.SEQUENCE)
                                .from(MARK)
                                .where(
                                        MARK.BOT.eq(user.bot()),
                                        MARK.USER.eq(user.user()),
                                        MARK.KIND.eq("NOT_HANDLED"),
                                        MARK.TARGET_ID.eq(id))
                                .limit(1))
                .isEmpty();
    }

    /** The batch is stored. */
    void stored() {
        incomingOfBatch.clear();
        markedInBatch.clear();
    }

    /** With the user, as in the store: a copy of a message may name another one. */
    private record Marked(UserKey user, UUID id) {}

    private record Candidate(UUID id, Instant time, boolean isMarked) {
        Candidate marked() {
            return new Candidate(id, time, true);
        }
    }

    /** Each user's newest message; remembers how new the newest one was that had to go. */
    private static final class Newest extends RecentMap<UserKey, Candidate> {
        private static final long serialVersionUID = 1L;

        private transient Instant evicted = Instant.MIN;

        Newest(int maxEntries) {
            super(maxEntries);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserKey, Candidate> eldest) {
            boolean isTooMany = super.removeEldestEntry(eldest);
            if (isTooMany && eldest.getValue().time.isAfter(evicted)) {
                evicted = eldest.getValue().time;
            }
            return isTooMany;
        }
    }
}
