package dev.earshot.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private final long seed = Long.getLong("earshot.seed", System.nanoTime());

    @Test
    void whatIsWrittenIsReadAgain() {
        RandomIntakes intakes = new RandomIntakes(new Random(seed));
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            Intake intake = intakes.next();
            intake.events().forEach(event -> kinds.add(event.getClass()));
            assertEquals(intake, EventCodec.decode(EventCodec.encode(intake)), "seed " + seed + ", number " + i);
        }
        assertEquals(6, kinds.size(), "the test has seen every kind of event");
    }

    @Test
    void halfACharacterCostsNoRecord() {
        Rejection rejection =
                new Rejection(new EventId(1, 2), RejectReason.BAD_JSON, "\ud83d", "\ude00x", "a\ud83d", false);
        Intake read =
                EventCodec.decode(EventCodec.encode(new Intake(null, Instant.EPOCH, List.of(), List.of(rejection))));
        assertEquals(
                new Rejection(new EventId(1, 2), RejectReason.BAD_JSON, "\ufffd", "\ufffdx", "a\ufffd", false),
                read.rejections().getFirst());
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() throws Exception {
        byte[] record = cbor(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("new list");
            out.writeStartObject();
            out.writeBinaryField("bytes", new byte[] {1, 2, 3});
            out.writeEndObject();
            out.writeEndArray();
            out.writeNumberField("v", EventCodec.VERSION);
            out.writeStringField("bot", "b");
            out.writeNumberField("at", 5);
            out.writeNullField("ev");
            out.writeArrayFieldStart("rej");
            out.writeStartObject();
            out.writeNumberField("ih", 1);
            out.writeNumberField("il", 2);
            out.writeObjectFieldStart("new object");
            out.writeNumberField("msg", 1.5);
            out.writeEndObject();
            out.writeStringField("k", "BAD_JSON");
            out.writeStringField("msg", "m");
            out.writeStringField("tgt", "t");
            out.writeStringField("body", "b");
            out.writeStringField("new text", "x");
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        });
        Intake intake = EventCodec.decode(record);
        assertEquals(new BotId("b"), intake.bot());
        assertEquals(
                new Rejection(new EventId(1, 2), RejectReason.BAD_JSON, "m", "t", "b", false),
                intake.rejections().getFirst());
    }

    @Test
    void refusesARecordOfANewerVersionAndSaysWhatToDo() throws Exception {
        byte[] record = cbor(out -> {
            out.writeStartObject();
            out.writeNumberField("v", EventCodec.VERSION + 1);
            out.writeNumberField("at", 5);
            out.writeEndObject();
        });
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(record));
        assertTrue(String.valueOf(refusal.getMessage()).contains("run the newer program"), refusal.getMessage());
    }

    private interface Writing {
        void to(CBORGenerator out) throws Exception;
    }

    private static byte[] cbor(Writing writing) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator generator = new CBORFactory().createGenerator(bytes)) {
            writing.to(generator);
        }
        return bytes.toByteArray();
    }
}
