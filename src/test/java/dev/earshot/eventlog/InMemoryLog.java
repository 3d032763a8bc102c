package dev.earshot.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An event log in memory, for tests: every record is durable at once. Offsets count records. With several partitions,
 * records go to them in turn, and each reader meets the partitions in an order of its own, as readers of Kafka do.
 */
public final class InMemoryLog implements EventLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<List<byte[]>> partitions = new ArrayList<>();
    private final Set<byte[]> damaged = Collections.newSetFromMap(new IdentityHashMap<>());
    private int appended;
    private int readers;
    private boolean isClosed;

    public InMemoryLog() {
        this(1);
    }

    public InMemoryLog(int partitions) {
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    /** Appends and returns the position after the newest record. */
    public LogPosition append(byte[] record) {
        lock.lock();
        try {
            partitions.get(appended++ % partitions.size()).add(record);
            changed.signalAll();
            return end();
        } finally {
            lock.unlock();
        }
    }

    /** Appends a record that no reader can read. */
    public void appendDamaged() {
        lock.lock();
        try {
            byte[] record = {1};
            damaged.add(record);
            append(record);
        } finally {
            lock.unlock();
        }
    }

    /** How many readers have been opened so far. */
    public int readersOpened() {
        lock.lock();
        try {
            return readers;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void append(byte[] record, Appended appended) {
        if (isClosed) {
            appended.onFailed(new LogUnavailableException("the log is closed"));
            return;
        }
        append(record);
        appended.onDurable();
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void whenRoom(Runnable action) {
        action.run();
    }

    @Override
    public LogReader read(LogPosition from) {
        lock.lock();
        try {
            if (!end().isAtOrAfter(from)) {
                throw new IllegalArgumentException("position " + from + " is beyond the end, " + end());
            }
            return new Reader(from, readers++);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public LogPosition start() {
        return LogPosition.START;
    }

    @Override
    public LogPosition end() {
        lock.lock();
        try {
            TreeMap<Integer, Long> offsets = new TreeMap<>();
            for (int i = 0; i < partitions.size(); i++) {
                offsets.put(i, (long) partitions.get(i).size());
            }
            return new LogPosition(offsets);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public LogHealth health() {
        return LogHealth.GOOD;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Reader implements LogReader {
        private final TreeMap<Integer, Long> offsets;
        private int turn;

        Reader(LogPosition from, int turn) {
            this.offsets = new TreeMap<>(from.offsets());
            this.turn = turn;
        }

        @Override
        public List<LogRecord> read(int maxBytes, Duration wait) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long left = TimeUnit.NANOSECONDS.convert(wait);
                while (position().isAtOrAfter(end()) && !isClosed && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (isClosed) {
                    throw new IllegalStateException("the log is closed");
                }
                return records(maxBytes);
            } finally {
                lock.unlock();
            }
        }

        private List<LogRecord> records(int maxBytes) {
            List<LogRecord> records = new ArrayList<>();
            int bytes = 0;
            while (bytes < maxBytes && !position().isAtOrAfter(end())) {
                int partition = turn++ % partitions.size();
                long offset = position().offset(partition);
                if (offset == partitions.get(partition).size()) {
                    continue;
                }
                byte[] record = partitions.get(partition).get((int) offset);
                if (damaged.contains(record) && !records.isEmpty()) {
                    break;
                }
                if (damaged.contains(record)) {
                    throw new DamagedLogException("record " + offset + " of partition " + partition + " is damaged");
                }
                offsets.put(partition, offset + 1);
                records.add(new LogRecord(position(), record));
                bytes += record.length;
            }
            return records;
        }

        @Override
        public LogPosition position() {
            return new LogPosition(offsets);
        }

        @Override
        public void close() {}
    }
}
