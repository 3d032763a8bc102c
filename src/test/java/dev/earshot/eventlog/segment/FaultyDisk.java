package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that can fill up, fail, write less than asked and lose power. What was not forced when the power goes is
 * kept or lost sector by sector, by chance; so are names that were not forced. Thread-safe.
 *
 * <p>A process sees it through {@link #boot}; after {@link #kill} or {@link #losePower} that view is dead.
 */
final class FaultyDisk {
    private final RandomGenerator random;
    private Map<String, MemoryFile> names = new TreeMap<>();
    private Map<String, MemoryFile> durableNames = new TreeMap<>();
    private final List<Runnable> unforcedNames = new ArrayList<>();

    private BootedDisk booted = new BootedDisk(this);
    private long capacity = Long.MAX_VALUE;
    private boolean shortWrites;
    private boolean forcesFail;
    private boolean writesFail;
    private long operationsLeft = Long.MAX_VALUE;
    private boolean stoppedForGood;
    private int operations;
    private int forces;

    FaultyDisk(RandomGenerator random) {
        this.random = random;
    }

    /** A disk on which these files are. */
    FaultyDisk(RandomGenerator random, Map<String, byte[]> files) {
        this(random);
        files.forEach((name, content) -> names.put(name, new MemoryFile(content)));
        durableNames = new TreeMap<>(names);
    }

    /** The disk as a new process sees it; the one before has to be dead. */
    synchronized Disk boot() {
        booted = new BootedDisk(this);
        return booted;
    }

    /** Ends the process. The system keeps what it wrote. */
    synchronized void kill() {
        booted = new BootedDisk(this);
        operationsLeft = Long.MAX_VALUE;
    }

    synchronized void losePower() {
        kill();
        unforcedNames.stream().filter(change -> random.nextBoolean()).forEach(Runnable::run);
        unforcedNames.clear();
        names = new TreeMap<>(durableNames);
        names.values().forEach(file -> file.losePower(random));
    }

    synchronized void setCapacity(long bytes) {
        capacity = bytes;
    }

    synchronized void setForcesFail(boolean fail) {
        forcesFail = fail;
    }

    synchronized void setWritesFail(boolean fail) {
        writesFail = fail;
    }

    synchronized void setShortWrites(boolean shorten) {
        shortWrites = shorten;
    }

    /** Lets so many more operations succeed; then one fails, or all do. */
    synchronized void failAfter(long count, boolean forGood) {
        operationsLeft = count;
        stoppedForGood = forGood;
    }

    synchronized int operations() {
        return operations;
    }

    /** How many times content was made durable. */
    synchronized int forces() {
        return forces;
    }

    synchronized long used() {
        return names.values().stream().mapToLong(MemoryFile::size).sum();
    }

    synchronized Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        names.forEach((name, file) -> files.put(name, file.content()));
        return files;
    }

    // What follows is called by the views, with this disk locked.

    void checkAlive(BootedDisk by) throws IOException {
        if (by != booted) {
            throw new IOException("the process is dead");
        }
    }

    /** Counts something that changes the disk. */
    void checkChange(BootedDisk by) throws IOException {
        checkAlive(by);
        operations++;
        if (operationsLeft == 0) {
            operationsLeft = stoppedForGood ? 0 : Long.MAX_VALUE;
            throw new IOException("Input/output error");
        }
        operationsLeft--;
    }

    Map<String, MemoryFile> names() {
        return names;
    }

    void changeName(String name, MemoryFile file) {
        names.put(name, file);
        unforcedNames.add(() -> durableNames.put(name, file));
    }

    void rename(String from, String to) {
        MemoryFile file = names.get(from);
        names.remove(from);
        names.put(to, file);
        unforcedNames.add(() -> {
            durableNames.remove(from);
            durableNames.put(to, file);
        });
    }

    void removeName(String name) {
        names.remove(name);
        unforcedNames.add(() -> durableNames.remove(name));
    }

    void forceNames() throws IOException {
        if (forcesFail) {
            throw new IOException("Input/output error");
        }
        unforcedNames.forEach(Runnable::run);
        unforcedNames.clear();
    }

    void force(MemoryFile file) throws IOException {
        if (forcesFail) {
            file.failToForce(random);
            throw new IOException("Input/output error");
        }
        forces++;
        file.force();
    }

    /** How many of {@code wanted} bytes at {@code offset} are written. */
    int writable(MemoryFile file, int offset, int wanted) throws IOException {
        if (writesFail) {
            throw new IOException("Input/output error");
        }
        long end = file.size() + (capacity - Math.min(used(), capacity));
        long fitting = Math.min(wanted, end - offset);
        if (fitting <= 0) {
            throw new IOException("No space left on device");
        }
        return shortWrites ? random.nextInt(1, (int) fitting + 1) : (int) fitting;
    }
}
