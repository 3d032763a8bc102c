package dev.earshot.eventlog.segment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/** The content of a file of a {@link FaultyDisk}: as programs see it, and as it is on the disk. Not thread-safe. */
final class MemoryFile {
    private static final int SECTOR_BYTES = 512;

    private byte[] seen = new byte[0];
    private byte[] durable = new byte[0];

    /** Sectors that differ between the two, as far as the system knows. */
    private final BitSet dirty = new BitSet();

    MemoryFile() {}

    /** A file that is on the disk. */
    MemoryFile(byte[] content) {
        seen = content.clone();
        durable = content.clone();
    }

    byte[] content() {
        return seen.clone();
    }

    int size() {
        return seen.length;
    }

    int read(byte[] into, int offset) {
        int count = Math.min(into.length, seen.length - offset);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(seen, offset, into, 0, count);
        return count;
    }

    void write(byte[] bytes, int offset) {
        int end = offset + bytes.length;
        if (end > seen.length) {
            resize(end);
        }
        System.arraycopy(bytes, 0, seen, offset, bytes.length);
        soil(offset, end);
    }

    void resize(int size) {
        int before = seen.length;
        seen = Arrays.copyOf(seen, size);
        soil(Math.min(before, size), Math.max(before, size));
    }

    private void soil(int from, int to) {
        if (to > from) {
            dirty.set(from / SECTOR_BYTES, (to - 1) / SECTOR_BYTES + 1);
        }
    }

    /** Writes what counts as dirty: what a force that failed has lost does not. */
    void force() {
        durable = Arrays.copyOf(durable, seen.length);
        dirty.stream().forEach(sector -> writeSector(sector * SECTOR_BYTES));
        dirty.clear();
    }

    /** As Linux does it: some sectors get to the disk, none counts as dirty any more, and all can still be seen. */
    void failToForce(RandomGenerator random) {
        writeSome(random);
        dirty.clear();
    }

    /** Keeps what was forced, and of the rest what the disk happened to have written. */
    void losePower(RandomGenerator random) {
        writeSome(random);
        dirty.clear();
        seen = durable.clone();
    }

    private void writeSome(RandomGenerator random) {
        if (random.nextBoolean()) {
            durable = Arrays.copyOf(durable, seen.length);
        }
        int percent = new int[] {0, 50, 90, 100}[random.nextInt(4)];
        boolean inOrder = random.nextBoolean();
        for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
            if (random.nextInt(100) < percent) {
                writeSector(sector * SECTOR_BYTES);
            } else if (inOrder) {
                return;
            }
        }
    }

    private void writeSector(int from) {
        int to = Math.min(from + SECTOR_BYTES, Math.min(seen.length, durable.length));
        if (to > from) {
            System.arraycopy(seen, from, durable, from, to - from);
        }
    }
}
