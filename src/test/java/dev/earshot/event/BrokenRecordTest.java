package dev.earshot.event;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no program of ours wrote: refused with the one exception, in little time and memory. */
@Timeout(60)
class BrokenRecordTest {

    /** For a record of some kilobytes; a length that is only claimed must not be believed. */
    private static final long MOST_ALLOCATED_BYTES = 16 * 1024 * 1024;

    private final long seed = Long.getLong("earshot.seed", System.nanoTime());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void everyRecordThatIsCutOffIsRefused() throws Exception {
        for (String name : new String[] {"record-v1-full.hex", "record-v1-bare.hex", "record-v1-without-bot.hex"}) {
            byte[] record = FirstVersionTest.bytes(name);
            // The short ones everywhere; the long one repeats itself.
            int step = record.length < 1_000 ? 1 : 23;
            for (int length = 0; length < record.length; length += step) {
                byte[] cut = Arrays.copyOf(record, length);
                assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(cut), name + " cut to " + length);
            }
        }
    }

    @Test
    void bytesBehindTheRecordAreRefused() {
        byte[] record = EventCodec.encode(FirstVersion.withoutBot());
        for (int next = 0; next < 256; next++) {
            byte[] longer = Arrays.copyOf(record, record.length + 1);
            longer[record.length] = (byte) next;
            assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(longer), "byte " + next);
        }
    }

    @Test
    void aRecordWithFlippedBytesIsReadOrRefused() throws Exception {
        byte[] record = FirstVersionTest.bytes("record-v1-full.hex");
        RandomGenerator random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = record.clone();
            for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                broken[random.nextInt(i % 2 == 0 ? 400 : broken.length)] = (byte) random.nextInt();
            }
            refused += isRefused(broken) ? 1 : 0;
        }
        assertTrue(refused > 200, "only " + refused + " refused, seed " + seed);
    }

    @Test
    void rubbishIsRefused() {
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] rubbish = new byte[random.nextInt(200)];
            random.nextBytes(rubbish);
            if (i % 2 == 0 && rubbish.length > 0) {
                rubbish[0] = (byte) 0xbf;
            }
            isRefused(rubbish);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A field "v" that claims 2 GB of text, 2 GB of bytes, two billion elements, two billion fields.
                "bf61767a7fffffff41",
                "bf61765a7fffffff41",
                "bf61769a7fffffff01",
                "bf6176ba7fffffff01",
                "bf61767b7fffffffffffffff41",
                "bf61765b7fffffffffffffff41",
                "bf61769b7fffffffffffffff01",
                "bf6176bb7fffffffffffffff01",
                // A name that does the same; a whole number and a decimal that do.
                "bf7a7fffffff41",
                "bf6176c25a7fffffff41",
                "bf6176c482" + "1b7fffffffffffffff" + "1b7fffffffffffffff",
                "bf6176c482" + "3a7fffffff" + "c249ffffffffffffffffff",
                "bf6176c482" + "1a7fffffff" + "c249ffffffffffffffffff",
                // Text in endless parts, a reference to a string, tags on tags, a record of version 0.
                "bf61767f60606060",
                "d90100bf6176d81900",
                "bf6176c1c1c1c1c1c1c1c1",
                "bf61760062617401ff",
                // No map at all; a map with a number for a name; an end without a beginning.
                "80",
                "f6",
                "bf0101ff",
                "ff"
            })
    void whatIsOnlyClaimedIsNotBelieved(String hex) {
        byte[] record = HexFormat.of().parseHex(hex);
        assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(record));
        isRefused(record);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x9f, 0x81, 0xbf, 0xc1, 0x7f})
    void whatIsNestedWithoutEndIsRefused(int opening) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(HexFormat.of().parseHex("bf6176"));
        for (int i = 0; i < 1_000_000; i++) {
            record.write(opening);
            if (opening == 0xbf) {
                record.writeBytes(HexFormat.of().parseHex("6161"));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(record.toByteArray()));
    }

    private boolean isRefused(byte[] record) {
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean isRefused = false;
        try {
            EventCodec.decode(record);
        } catch (IllegalArgumentException e) {
            isRefused = true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ", " + HexFormat.of().formatHex(record), e);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(
                allocated < MOST_ALLOCATED_BYTES,
                () -> allocated + " bytes, seed " + seed + ", " + HexFormat.of().formatHex(record));
        return isRefused;
    }
}
