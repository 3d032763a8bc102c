package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.EventCodec;
import dev.earshot.event.Intake;
import dev.earshot.event.Message;
import dev.earshot.event.RejectReason;
import dev.earshot.eventlog.EventLog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of a megabyte that were made to exhaust something. The time-out only ends what would take minutes. */
@Timeout(60)
class LimitsTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String FACEBOOK = "type=incoming&platform=facebook";
    private static final String GENERIC = "type=incoming&platform=generic";
    private static final String ITEM = "{\"sender\":{\"id\":\"7\"},\"message\":{\"text\":\"x\"}}";

    static Stream<String> deepBodies() {
        return Stream.of(
                "[".repeat(MEGABYTE),
                "{\"a\":".repeat(MEGABYTE / 5),
                "[".repeat(MEGABYTE / 2) + "]".repeat(MEGABYTE / 2),
                "{\"entry\":" + "[".repeat(MEGABYTE / 2) + "]".repeat(MEGABYTE / 2) + "}",
                "{\"text\":\"x\",\"userId\":\"u\",\"a\":" + "[{\"b\":".repeat(MEGABYTE / 6) + "1");
    }

    @ParameterizedTest
    @MethodSource("deepBodies")
    void refusesJsonThatIsNestedTooDeeply(String body) {
        for (String call : List.of(FACEBOOK, "type=event&platform=sms")) {
            assertFault(RejectReason.BAD_JSON, "nested deeper than 200 levels", Wire.decode(call, body));
        }
    }

    @Test
    void takesJsonThatIsNestedAsDeeplyAsAllowed() {
        int depth = BodyReader.MAX_DEPTH - 1;
        String nested = "[".repeat(depth) + "]".repeat(depth);
        assertEvents(1, Wire.decode(GENERIC, "{\"text\":\"x\",\"userId\":\"u\",\"platformJson\":" + nested + "}"));
        // The identity of an item without an id is made of all that it holds.
        String inItem = "[".repeat(depth - 6) + "]".repeat(depth - 6);
        String optIn = "{\"sender\":{\"id\":\"7\"},\"timestamp\":1700000000001,\"optin\":{\"ref\":" + inItem + "}}";
        assertEvents(1, Wire.decode(FACEBOOK, "{\"entry\":[{\"messaging\":[" + optIn + "]}]}"));
    }

    @Test
    void takesAMegabyteOfBracketsInAString() {
        String brackets = "[{'a':".repeat(MEGABYTE / 6);
        Decoded decoded =
                Wire.decode(GENERIC, "{\"text\":\"x\",\"userId\":\"u\",\"platformJson\":\"" + brackets + "\"}");
        assertEvents(1, decoded);
    }

    @Test
    void refusesABodyOfAHundredThousandItemsAsAWhole() {
        for (String body : List.of(
                "{\"entry\":[{\"messaging\":[" + list("{}", 100_000) + "]}]}",
                "{\"entry\":[" + list("{}", 100_000) + "]}",
                "{\"entry\":[" + list("{\"changes\":[1,2]}", 50_000) + "]}",
                "{\"messaging\":[" + list("1", 100_000) + "]}",
                "{\"json\":{\"batch\":[" + list("{}", 100_000) + "]}}")) {
            Decoded decoded = Wire.decode(FACEBOOK, body);
            assertEquals(1, decoded.faults().size());
            assertFault(RejectReason.TOO_LARGE, "more than", decoded);
        }
    }

    @Test
    void takesAsManyItemsAsAreAllowed() {
        assertEvents(5_000, Wire.decode(FACEBOOK, "{\"entry\":[{\"messaging\":[" + list(ITEM, 5_000) + "]}]}"));
    }

    @Test
    void refusesManyItemsWithinALargeEnvelope() {
        String envelope = "\"x\":\"" + "x".repeat(900_000) + "\",";
        String items = "{" + envelope + "\"entry\":[{\"messaging\":[" + list(ITEM, 1_000) + "]}]}";
        assertFault(RejectReason.TOO_LARGE, "large envelope", Wire.decode(FACEBOOK, items));
        String requests = "{" + envelope + "\"json\":{\"batch\":["
                + list("{\"body\":\"recipient=7&message=%7B%7D\"}", 50) + "]}}";
        assertFault(
                RejectReason.TOO_LARGE, "within much else", Wire.decode("type=outgoing&platform=facebook", requests));
    }

    @Test
    void countsWhatIsKeptForEveryEventOfAnItem() {
        String referred = "{\"sender\":{\"id\":\"7\"},\"referral\":{\"ref\":\"a\"},"
                + "\"message\":{\"text\":\"x\",\"referral\":{\"ref\":\"b\"}}}";
        String body = "{\"x\":\"" + "x".repeat(1_000_000) + "\",\"entry\":[{\"messaging\":[";
        assertEvents(3, Wire.decode(FACEBOOK, body + referred + "]}]}"));
        assertFault(RejectReason.TOO_LARGE, "large envelope", Wire.decode(FACEBOOK, body + list(referred, 7) + "]}]}"));
    }

    @Test
    void takesAMessageOfAHundredThousandParts() {
        assertEquals(
                100_000,
                message("\"buttons\":[" + list("{}", 100_000) + "]").buttons().size());
        assertEquals(
                100_000,
                message("\"images\":[" + list("\"\"", 100_000) + "]")
                        .attachments()
                        .size());
        Message understood = message("\"intent\":{\"inputs\":[" + list("{\"name\":1}", 90_000) + "]}");
        assertEquals(
                90_000,
                understood.intent() == null ? 0 : understood.intent().inputs().size());
    }

    @Test
    void takesTimeInProportionToTheNumberOfStickers() {
        String pairs = Stream.of("sticker", "image")
                .map(type -> numbered("{\"type\":\"" + type + "\",\"payload\":{\"sticker_id\":@}}", 9_000))
                .reduce((stickers, images) -> stickers + "," + images)
                .orElseThrow();
        Decoded decoded =
                Wire.decode(FACEBOOK, "{\"sender\":{\"id\":\"7\"},\"message\":{\"attachments\":[" + pairs + "]}}");
        assertEvents(1, decoded);
        assertEquals(
                9_000, ((Message) decoded.events().getFirst()).attachments().size());
    }

    @Test
    void takesAThousandEnvelopesOfKochavaAndRefusesMore() {
        String envelope = "{\"action\":\"event\",\"data\":{\"event_name\":\"View\",\"device_ids\":\"7\"}}";
        assertEvents(1_000, Wire.decode("kochava", "[" + list(envelope, 1_000) + "]"));
        assertFault(
                RejectReason.TOO_LARGE, "more than 1000", Wire.decode("kochava", "[" + list(envelope, 1_001) + "]"));
        assertFault(RejectReason.TOO_LARGE, "more than 1000", Wire.decode("kochava", "[" + list("7", 500_000) + "]"));
    }

    @Test
    void takesTimeInProportionToWhatALinkOfKochavaCarries() {
        String parameters = numbered("p@=1&", 150_000).replace(",", "");
        assertFault(RejectReason.WRONG_SHAPE, "more than 250", Wire.decode("kochava/click?campaign_id=x", parameters));
        assertFault(
                RejectReason.BAD_FIELD,
                "longer than 8000",
                Wire.decode("kochava/click?campaign_id=x", "a=" + "%25".repeat(300_000)));
        String ids = numbered("\"i@\":\"v\"", 80_000);
        assertFault(
                RejectReason.BAD_FIELD,
                "more than 50",
                Wire.decode(
                        "kochava",
                        "{\"action\":\"event\",\"data\":{\"event_name\":\"a\",\"device_ids\":{" + ids + "}}}"));
    }

    @Test
    void takesTimeInProportionToWhatMayBeASecret() {
        for (String part : List.of("token=&", "%25", "\\\\", "access_token:", "{'token':", "%252525", "token ]]]")) {
            String address = "http://x/?" + part.repeat(900_000 / part.length());
            assertEvents(1, Wire.decode(GENERIC, "{\"text\":\"x\",\"userId\":\"u\",\"url\":\"" + address + "\"}"));
        }
    }

    private static Message message(String fields) {
        Decoded decoded = Wire.decode(GENERIC, "{\"text\":\"x\",\"userId\":\"u\"," + fields + "}");
        assertEvents(1, decoded);
        return (Message) decoded.events().getFirst();
    }

    private static String list(String element, int count) {
        return String.join(",", java.util.Collections.nCopies(count, element));
    }

    private static String numbered(String element, int count) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "" : ",").append(element.replace("@", String.valueOf(i)));
        }
        return list.toString();
    }

    private static void assertEvents(int count, Decoded decoded) {
        assertEquals(List.of(), Rendering.faults(decoded));
        assertEquals(count, decoded.events().size());
        byte[] record = EventCodec.encode(new Intake(Wire.BOT, Wire.NOW, decoded.events(), List.of()));
        assertTrue(record.length < EventLog.MAX_RECORD_BYTES, record.length + " bytes");
    }

    private static void assertFault(RejectReason reason, String words, Decoded decoded) {
        assertEquals(List.of(), decoded.events());
        Fault fault = decoded.faults().getFirst();
        assertEquals(reason, fault.reason(), fault.message());
        assertTrue(fault.message().contains(words), fault.message());
    }
}
