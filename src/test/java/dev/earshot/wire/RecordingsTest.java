package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Touch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compatibility, proved by recorded traffic. After a wanted change, {@link RecordingsUpdate} writes them anew. */
class RecordingsTest {

    @TestFactory
    Stream<DynamicTest> everyRecordingGivesItsEventsAndFaults() {
        return Recording.all().stream()
                .map(recording -> DynamicTest.dynamicTest(recording.name(), () -> replay(recording)));
    }

    @Test
    void thereAreRecordingsOfEveryKindOfEventAndOfEveryFault() {
        Set<Enum<?>> missing = new HashSet<>();
        Stream.of(
                        MessageKind.values(),
                        Direction.values(),
                        Author.values(),
                        MessageChange.Kind.values(),
                        BotEvent.Type.values(),
                        Receipt.Kind.values(),
                        Touch.Kind.values(),
                        RejectReason.values())
                .forEach(values -> missing.addAll(List.of(values)));
        // Found before a body is decoded, or after.
        missing.removeAll(Set.of(
                RejectReason.MISSING_API_KEY,
                RejectReason.UNKNOWN_API_KEY,
                RejectReason.BAD_SIGNATURE,
                RejectReason.TOO_SLOW,
                RejectReason.LOG_UNAVAILABLE,
                RejectReason.INTERNAL_ERROR));
        for (Recording recording : Recording.all()) {
            Decoded decoded = recording.decoded();
            decoded.events().forEach(event -> missing.removeAll(kinds(event)));
            decoded.faults().forEach(fault -> missing.remove(fault.reason()));
        }
        assertEquals(Set.of(), missing);
    }

    private static Set<Enum<?>> kinds(Event event) {
        return switch (event) {
            case Message message -> Set.of(message.kind(), message.direction(), message.author());
            case MessageChange change -> Set.of(change.kind());
            case BotEvent botEvent -> Set.of(botEvent.type());
            case Receipt receipt -> Set.of(receipt.kind());
            case Touch touch -> Set.of(touch.kind());
            case IdentityLink link -> Set.of();
        };
    }

    private static void replay(Recording recording) {
        Decoded decoded = recording.decoded();
        assertEquals(String.join("\n", recording.events()), String.join("\n", new Rendering(Wire.BOT).events(decoded)));
        assertEquals(String.join("\n", recording.faults()), String.join("\n", Rendering.faults(decoded)));
    }
}
