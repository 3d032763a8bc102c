package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Event;
import dev.earshot.event.EventCodec;
import dev.earshot.event.EventId;
import dev.earshot.event.Intake;
import dev.earshot.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All recorded bodies, changed at random: whatever comes, the decoders answer with events or faults, lose nothing, give
 * no secret away, and what they give can be written to the log and read again.
 *
 * <p>{@code -Dearshot.fuzz.seconds=N} goes on for longer, {@code -Dearshot.seed=N} repeats a run.
 */
class MutationFuzzTest {
    private static final String SECRET = "EAACANARYcanaryCANARY";
    private static final List<String> TYPES =
            List.of("incoming", "outgoing", "event", "all", "connect", "outgoingResponse", "", "x\ud800\0");
    private static final List<String> PLATFORMS = List.of(
            "facebook",
            "generic",
            "line",
            "slack",
            "kik",
            "microsoft",
            "google",
            "alexa",
            "rasa",
            "telegram",
            "",
            "\0");

    /** Each item keeps the body around itself, up to a bound, and repeats some of it as attributes. */
    private static final int MOST_GROWTH = 40;

    private final long seconds = Long.getLong("earshot.fuzz.seconds", 3);
    private final long firstSeed = Long.getLong("earshot.seed", System.nanoTime());
    private final List<Recording> recordings = Recording.all();
    private int withEvents;
    private int withFaults;

    @Test
    void changedJsonGivesEventsOrFaultsAndNoSecret() {
        Random random = new Random(firstSeed);
        Mutations mutations = new Mutations(random, recordings);
        List<Recording> ofJson = recordings.stream()
                .filter(recording -> Mutations.tree(recording.body()) != null)
                .toList();
        run(random, () -> changedJson(random, mutations, any(random, ofJson)));
    }

    @Test
    void changedBytesGiveEventsOrFaults() {
        Random random = new Random(firstSeed);
        run(random, () -> changedBytes(random, any(random, recordings)));
    }

    private void run(Random random, Runnable step) {
        long end = System.nanoTime() + seconds * 1_000_000_000 / 2;
        int count = 0;
        // Each step begins with a seed of its own, by which it can be had again; the generator needs them far apart.
        for (long seed = firstSeed; System.nanoTime() < end || count < 200; seed++) {
            random.setSeed(new SplittableRandom(seed).nextLong());
            try {
                step.run();
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("-Dearshot.seed=" + seed + ", after " + count + " others", e);
            }
            count++;
        }
        assertTrue(withEvents > count / 100, withEvents + " of " + count + " gave events");
        assertTrue(withFaults > count / 100, withFaults + " of " + count + " gave faults");
    }

    private void changedJson(RandomGenerator random, Mutations mutations, Recording recording) {
        JsonNode tree = Mutations.tree(recording.body());
        assertTrue(tree != null, recording.name());
        for (int count = random.nextInt(1, 6); count > 0; count--) {
            mutations.mutate(tree);
        }
        mutations.plant(tree, SECRET);
        String text = Mutations.write(tree);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        check(
                call(random, recording),
                random.nextInt(8) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body);
    }

    private void changedBytes(RandomGenerator random, Recording recording) {
        byte[] body = recording.body();
        for (int count = random.nextInt(1, 8); count > 0; count--) {
            body = changed(random, body);
        }
        check(call(random, recording), body);
    }

    private static byte[] changed(RandomGenerator random, byte[] body) {
        if (body.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(body.length);
        int to = Math.min(body.length, at + (random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(4)));
        byte[] part = switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt()};
            case 2 ->
                any(
                                random,
                                List.of(
                                        "\"",
                                        "{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "\\",
                                        "'",
                                        "\\u0000",
                                        "\\ud83d",
                                        "\n",
                                        "9",
                                        "\ud83d\ude00".repeat(13)))
                        .getBytes(StandardCharsets.UTF_8);
            case 3 -> new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
            case 4 -> new byte[random.nextInt(3)];
            default -> {
                int from = random.nextInt(body.length);
                yield Arrays.copyOfRange(body, from, Math.min(body.length, from + random.nextInt(100)));
            }
        };
        byte[] changed = Arrays.copyOf(body, at + part.length + body.length - to);
        System.arraycopy(part, 0, changed, at, part.length);
        System.arraycopy(body, to, changed, at + part.length, body.length - to);
        return changed;
    }

    private static String call(RandomGenerator random, Recording recording) {
        return random.nextInt(3) > 0
                ? recording.call()
                : "type=" + any(random, TYPES) + "&platform=" + any(random, PLATFORMS) + "&v=\0\ud800";
    }

    private void check(String call, byte[] body) {
        String shown = call + "\n" + new String(body, StandardCharsets.UTF_8);
        Decoded decoded = Wire.decode(call, body);
        withEvents += decoded.events().isEmpty() ? 0 : 1;
        withFaults += decoded.faults().isEmpty() ? 0 : 1;
        if (decoded.events().isEmpty() && decoded.faults().isEmpty()) {
            assertTrue(saysNothing(body), shown);
        }
        String output = decoded.toString();
        assertFalse(output.contains(SECRET.substring(0, 8)), () -> shown + "\n" + output);
        assertEquals(-1, output.indexOf('\0'), () -> shown + "\n" + output);
        assertCanBeKept(decoded, body.length, shown);
        assertReplays(call, decoded, shown);
    }

    /** Only a webhook's body, or an entry of one, that lists no item is taken without a word. */
    private static boolean saysNothing(byte[] body) {
        if (!(BodyReader.read(body) instanceof Body.Parsed parsed)) {
            return false;
        }
        Iterable<JsonNode> entries =
                parsed.object().has("entry") ? Json.each(parsed.object(), "entry") : List.of(parsed.object());
        for (JsonNode entry : entries) {
            List<JsonNode> lists = Stream.of("messaging", "standby", "changes")
                    .filter(entry::has)
                    .map(entry::path)
                    .filter(list -> !list.isNull())
                    .toList();
            if (lists.isEmpty() || !lists.stream().allMatch(list -> list.isArray() && list.isEmpty())) {
                return false;
            }
        }
        return true;
    }

    private static void assertCanBeKept(Decoded decoded, int bodyLength, String shown) {
        List<Rejection> rejections = decoded.faults().stream()
                .map(fault -> new Rejection(
                        new EventId(1, 2), fault.reason(), fault.message(), "/track", fault.rawJson(), false))
                .toList();
        Intake intake = new Intake(Wire.BOT, Wire.NOW, decoded.events(), rejections);
        byte[] record = EventCodec.encode(intake);
        assertEquals(intake, EventCodec.decode(record), shown);
        assertTrue(record.length < MOST_GROWTH * bodyLength + 256 * 1024, record.length + " bytes of\n" + shown);
    }

    /** What is kept as received gives the same when it is decoded again. */
    private static void assertReplays(String call, Decoded decoded, String shown) {
        for (Event event : decoded.events()) {
            Decoded again = Wire.decode(call, event.header().rawJson());
            assertTrue(
                    again.events().stream()
                            .map(Replayed::withoutRandomId)
                            .anyMatch(Replayed.withoutRandomId(event)::equals),
                    () -> shown + "\n" + event + "\n" + again);
        }
        for (Fault fault : decoded.faults()) {
            // May be usable now: a broken body is kept without its NUL characters and secrets.
            Wire.decode(call, fault.rawJson());
        }
    }

    private static <T> T any(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
