package dev.earshot.projection;

import dev.earshot.event.BotEvent;
import dev.earshot.event.Direction;
import dev.earshot.event.Header;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.Store;
import dev.earshot.store.UserPropertiesRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of a batch into rows, in the order of the log. What it makes depends on nothing but the log up to there:
 * where batches begin and end and what is in memory make no difference, so that a rebuilt store is equal.
 *
 * <p>Every accepted event is counted once: as stored, or as a duplicate. Not thread-safe; of no use after a failed write.
 */
final class RowBuilder {
    private final SeenIds seen;
    private final NotHandled notHandled;
    private final EarlierAnswers earlierAnswers;
    private final UserAttributes attributes;

    RowBuilder(Store store, StoredIds storedIds, ProjectorSettings settings) {
        this.seen = new SeenIds(store, storedIds, settings.recentIds());
        this.notHandled = new NotHandled(store, settings.recentUsers());
        this.earlierAnswers = new EarlierAnswers(store);
        this.attributes = new UserAttributes(store, settings.recentUsers());
    }

    Batch build(List<LoggedIntake> records, long lastSequence) {
        List<BatchEvent> events = new ArrayList<>(records.size());
        records.forEach(record -> events.addAll(record.events()));
        seen.prepare(events);
        earlierAnswers.prepare(events, seen);
        attributes.prepare(events);
        Batch batch = new Batch(lastSequence);
        for (LoggedIntake record : records) {
            record.events().forEach(event -> add(event, batch));
            record.addQuarantine(batch);
        }
        return batch;
    }

    private void add(BatchEvent event, Batch batch) {
        if (event.hasNoRowOfItsOwn() || !seen.isSeen(event.id())) {
            addNew(event, batch);
            batch.countStored(event.bot());
        } else {
            addLaterCopy(event, batch);
            batch.countDuplicate(event.bot());
        }
        addAttributes(event, batch);
        for (KnownAs knownAs : event.knownAs()) {
            if (!seen.isSeen(knownAs.id())) {
                batch.add(knownAs.row(event, batch.sequence()));
            }
        }
    }

    private void addNew(BatchEvent event, Batch batch) {
        switch (event.event()) {
            case Message message -> addMessage(event, message, batch);
            case BotEvent botEvent ->
                batch.add(EventRows.event(event.bot(), botEvent, event.receivedAt(), batch.sequence()));
            case MessageChange change -> addMarks(event, batch);
            case Receipt receipt -> addMarks(event, batch);
            case Touch touch -> batch.add(TouchRows.of(event.bot(), touch, event.receivedAt(), batch.sequence()));
            case IdentityLink link -> {
                // What is new in it is added with all that events say of who their users are.
            }
        }
    }

    private static void addMarks(BatchEvent event, Batch batch) {
        EventRows.marks(event.bot(), event.event(), event.receivedAt(), batch.sequence())
                .forEach(batch::add);
    }

    private void addMessage(BatchEvent event, Message message, Batch batch) {
        MessageRow row = EventRows.message(event.bot(), message, event.receivedAt(), batch.sequence());
        batch.add(row);
        if (message.direction() == Direction.INCOMING) {
            notHandled.incoming(event.user(), row);
        } else {
            markNotHandled(event, message, batch);
        }
    }

    /** An answer that says 'not handled' says it of what it answers. */
    private void markNotHandled(BatchEvent event, Message answer, Batch batch) {
        if (answer.isNotHandled()
                && !earlierAnswers.isSaidAgain(event.id())
                && !answer.header().userId().isEmpty()) {
            notHandled
                    .meantBy(event.user(), answer.header().time())
                    .ifPresent(target -> batch.add(mark(event, batch, "NOT_HANDLED", target, null)));
        }
    }

    private void addLaterCopy(BatchEvent event, Batch batch) {
        if (!(event.event() instanceof Message message)) {
            return;
        }
        ContentJson.ofLaterCopy(message).ifPresent(more -> batch.add(mark(event, batch, "ENRICHED", event.id(), more)));
        Intent intent = message.intent();
        if (intent != null && !intent.name().isEmpty()) {
            batch.add(mark(event, batch, "INTENT", event.id(), intent.name()));
        }
        if (message.isNotHandled()) {
            batch.add(mark(event, batch, "NOT_HANDLED", event.id(), null));
            notHandled.marked(event.user(), event.id());
        }
        if (message.direction() == Direction.OUTGOING) {
            markNotHandled(event, message, batch);
        }
    }

    private static MarkRow mark(BatchEvent event, Batch batch, String kind, UUID target, @Nullable String value) {
        Header header = event.event().header();
        return new MarkRow(
                event.id(),
                batch.sequence(),
                event.bot(),
                header.userId(),
                header.time(),
                kind,
                target,
                null,
                null,
                null,
                value,
                null,
                null);
    }

    private void addAttributes(BatchEvent event, Batch batch) {
        Header header = event.event().header();
        String userJson = header.userJson();
        if (userJson != null && !header.userId().isEmpty() && attributes.isChange(event.user(), userJson)) {
            Instant time = header.time();
            batch.add(new UserPropertiesRow(batch.sequence(), event.bot(), header.userId(), time, userJson));
        }
    }

    /** The batch is stored. */
    void stored() {
        seen.stored();
        notHandled.stored();
        earlierAnswers.stored();
        attributes.stored();
    }
}
