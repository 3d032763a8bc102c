package dev.earshot.eventlog.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** A {@link FaultyDisk} as one process sees it. */
final class BootedDisk implements Disk {
    private final FaultyDisk disk;
    private boolean locked;

    BootedDisk(FaultyDisk disk) {
        this.disk = disk;
    }

    @Override
    public Closeable lock() throws IOException {
        synchronized (disk) {
            disk.checkAlive(this);
            if (locked) {
                throw new IOException("in use");
            }
            locked = true;
        }
        return () -> {
            synchronized (disk) {
                locked = false;
            }
        };
    }

    @Override
    public List<String> list() throws IOException {
        synchronized (disk) {
            disk.checkAlive(this);
            return List.copyOf(disk.names().keySet());
        }
    }

    @Override
    public SegmentFile create(String name) throws IOException {
        synchronized (disk) {
            disk.checkChange(this);
            MemoryFile file = new MemoryFile();
            disk.changeName(name, file);
            return new OpenFile(file);
        }
    }

    @Override
    public SegmentFile open(String name) throws IOException {
        synchronized (disk) {
            disk.checkAlive(this);
            MemoryFile file = disk.names().get(name);
            if (file == null) {
                throw new NoSuchFileException(name);
            }
            return new OpenFile(file);
        }
    }

    @Override
    public SegmentFile openToRead(String name) throws IOException {
        return open(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        synchronized (disk) {
            disk.checkChange(this);
            disk.rename(from, to);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        synchronized (disk) {
            disk.checkChange(this);
            disk.removeName(name);
        }
    }

    @Override
    public void force() throws IOException {
        synchronized (disk) {
            disk.checkChange(this);
            disk.forceNames();
        }
    }

    @Override
    public String pathOf(String name) {
        return "/faulty/" + name;
    }

    @Override
    public String toString() {
        return "/faulty";
    }

    private final class OpenFile implements SegmentFile {
        private final MemoryFile file;
        private boolean closed;

        OpenFile(MemoryFile file) {
            this.file = file;
        }

        private void checkOpen() throws IOException {
            disk.checkAlive(BootedDisk.this);
            if (closed) {
                throw new IOException("closed");
            }
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            synchronized (disk) {
                checkOpen();
                byte[] bytes = new byte[into.remaining()];
                int count = file.read(bytes, (int) offset);
                into.put(bytes, 0, Math.max(count, 0));
                return count;
            }
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            synchronized (disk) {
                checkOpen();
                disk.checkChange(BootedDisk.this);
                byte[] bytes = new byte[disk.writable(file, (int) offset, from.remaining())];
                from.get(bytes);
                file.write(bytes, (int) offset);
                return bytes.length;
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (disk) {
                checkOpen();
                return file.size();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (disk) {
                checkOpen();
                disk.checkChange(BootedDisk.this);
                if (size < file.size()) {
                    file.resize((int) size);
                }
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (disk) {
                checkOpen();
                disk.checkChange(BootedDisk.this);
                disk.force(file);
            }
        }

        @Override
        public void close() {
            synchronized (disk) {
                closed = true;
            }
        }
    }
}
