package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.Event;
import dev.earshot.event.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept as received: enough to decode it again, and no more than that item. */
class RawJsonTest {

    /** Of these the bytes themselves were wrong, and are kept as readable text. */
    private static final Set<RejectReason> NOT_REPLAYABLE = EnumSet.of(RejectReason.BAD_ENCODING);

    @Test
    void decodingWhatWasKeptOfAnEventGivesThatEventAgain() {
        for (Recording recording : Recording.all()) {
            for (Event event : recording.decoded().events()) {
                assertReplays(
                        recording.name(),
                        recording.call(),
                        event,
                        recording.decoded().events());
            }
        }
    }

    @Test
    void decodingWhatWasKeptOfAFaultGivesThatFaultAgain() {
        for (Recording recording : Recording.all()) {
            for (Fault fault : recording.decoded().faults()) {
                Decoded again = Wire.decode(recording.call(), fault.rawJson());
                boolean hasNul = new String(recording.body(), StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
                if (!hasNul && !NOT_REPLAYABLE.contains(fault.reason())) {
                    assertEquals(List.of(), again.events(), recording.name());
                    assertEquals(fault.reason(), again.faults().getFirst().reason(), recording.name());
                }
            }
        }
    }

    @Test
    void aBodyWithOneItemIsKeptByteForByte() {
        String body = "{ \"object\" : \"page\", \"n\": 1.50, \"entry\":[{\"id\":\"9\",\"messaging\":[{\"sender\":"
                + "{\"id\":\"7\"},\"timestamp\":1700000000001,\"message\":{\"mid\":\"m\",\"text\":\"\\u00e9\\/\"}}]}]}\n";
        assertEquals(
                body,
                only(Wire.decode("type=incoming&platform=facebook", body))
                        .header()
                        .rawJson());
    }

    @Test
    void ofABodyWithManyItemsEachKeepsItsOwnAndEveryOtherFieldAroundIt() {
        String body =
                "{\"object\":\"page\",\"x\":{\"y\":1.50},\"entry\":[{\"id\":\"9\",\"hop_context\":[1],\"messaging\":["
                        + item("m1") + "," + item("m2") + "],\"standby\":[" + item("m3") + "]}]}";
        List<Event> events =
                Wire.decode("type=incoming&platform=facebook", body).events();
        assertEquals(3, events.size());
        assertEquals(
                "{\"object\":\"page\",\"x\":{\"y\":1.50},\"entry\":[{\"id\":\"9\",\"hop_context\":[1],\"messaging\":["
                        + item("m2") + "]}]}",
                events.get(1).header().rawJson());
        assertEquals(
                "{\"object\":\"page\",\"x\":{\"y\":1.50},\"entry\":[{\"id\":\"9\",\"hop_context\":[1],\"standby\":["
                        + item("m3") + "]}]}",
                events.get(2).header().rawJson());
    }

    @Test
    void aSecretIsMaskedAndNothingElseChanges() {
        String body = "{\"qs\":{\"access_token\":\"EAAxyz\"},\"n\":1.50,\"json\":{\"recipient\":{\"id\":\"7\"},"
                + "\"message\":{\"text\":\"hi\"}},\"responseBody\":null}";
        assertEquals(
                body.replace("EAAxyz", "***"),
                only(Wire.decode("type=outgoing&platform=facebook", body))
                        .header()
                        .rawJson());
    }

    @Test
    void recordingsCoverBodiesOfManyItems() {
        assertTrue(Recording.all().stream()
                .anyMatch(recording -> recording.events().size() > 2));
        assertFalse(Recording.all().isEmpty());
    }

    private static void assertReplays(String name, String call, Event event, List<Event> all) {
        String raw = event.header().rawJson();
        List<Event> siblings = all.stream()
                .filter(other -> other.header().rawJson().equals(raw))
                .map(Replayed::withoutRandomId)
                .toList();
        Decoded again = Wire.decode(call, raw.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                siblings, again.events().stream().map(Replayed::withoutRandomId).toList(), name);
        assertEquals(List.of(), again.faults(), name);
    }

    private static String item(String mid) {
        return "{\"sender\":{\"id\":\"7\"},\"timestamp\":1700000000001,\"message\":{\"mid\":\"" + mid
                + "\",\"text\":\"t\"}}";
    }

    private static Event only(Decoded decoded) {
        assertEquals(1, decoded.events().size(), () -> decoded.faults().toString());
        return decoded.events().getFirst();
    }
}
