package dev.earshot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which events are stored already. */
interface KnownContract extends StoreUnderTest {

    @Test
    default void messagesEventsAndMarksAreKnownByTheirIds() {
        store().write(NumberedBatch.of(1));
        Set<UUID> stored = Set.of(NumberedBatch.messageId(1, 2), NumberedBatch.eventId(1), NumberedBatch.markId(1));
        List<UUID> asked = new ArrayList<>(stored);
        asked.add(new UUID(99, 99));
        asked.add(NumberedBatch.messageId(1, 3));
        assertEquals(stored, store().known("bot_1", asked));
    }

    @Test
    default void touchesAndIdentityLinksAreKnownByTheirIds() {
        TouchRow touch = FullRows.touch(1);
        IdentityLinkRow link = FullRows.identityLink(2);
        store().write(new StoreBatch(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(touch),
                List.of(link),
                List.of(),
                List.of(),
                NumberedBatch.position(1)));
        Set<UUID> stored = Set.of(touch.id(), link.id());
        assertEquals(stored, store().known("bot_full", List.of(touch.id(), link.id(), new UUID(99, 99))));
        Set<UUID> each = new HashSet<>();
        store().eachId((high, low) -> each.add(new UUID(high, low)));
        assertEquals(stored, each);
    }

    @Test
    default void nothingIsKnownOfAnEmptyStoreNorOfNoQuestion() {
        assertEquals(Set.of(), store().known("bot_1", List.of(new UUID(1, 1))));
        store().write(NumberedBatch.of(1));
        assertEquals(Set.of(), store().known("bot_1", List.of()));
    }

    @Test
    default void anIdMayBeAskedForTwiceAndAgain() {
        store().write(NumberedBatch.of(1));
        UUID id = NumberedBatch.messageId(1, 0);
        for (int i = 0; i < 3; i++) {
            assertEquals(Set.of(id), store().known("bot_1", List.of(id, id, new UUID(9, i))));
        }
    }

    @Test
    default void aFailedWriteLeavesNothingKnown() {
        StoreBatch good = NumberedBatch.of(1);
        StoreBatch bad = new StoreBatch(
                good.messages(),
                List.of(FullRows.costing(new java.math.BigDecimal("0.0000000001"), 19_999)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                good.position());
        org.junit.jupiter.api.Assertions.assertThrows(StoreException.class, () -> store().write(bad));
        assertEquals(Set.of(), store().known("bot_1", NumberedBatch.messageIds(1, 3)));
    }

    @Test
    default void manyIdsAreFoundAmongManyRows() {
        int messages = 9_000;
        store().write(NumberedBatch.of(1, messages));
        store().write(NumberedBatch.of(4, messages));
        List<UUID> asked = new ArrayList<>(NumberedBatch.messageIds(1, messages));
        for (int i = 0; i < 60_000; i++) {
            asked.add(new UUID(50, i));
        }
        assertEquals(Set.copyOf(NumberedBatch.messageIds(1, messages)), store().known("bot_1", asked));
    }
}
