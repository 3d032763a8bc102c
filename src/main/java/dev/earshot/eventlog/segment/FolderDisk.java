package dev.earshot.eventlog.segment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder of the file system. */
record FolderDisk(Path folder) implements Disk {
    private static final String LOCK = "lock";

    /** Windows neither needs nor allows a folder to be synced. */
    private static final boolean FOLDERS_CAN_BE_FORCED =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    /** The folder, created if it is missing. */
    static FolderDisk open(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        createDurably(absolute);
        return new FolderDisk(absolute);
    }

    /** A new folder is lost with the power, with all it holds, unless the folder above it is synced. */
    private static void createDurably(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        createDurably(parent);
        Files.createDirectories(folder);
        force(parent);
    }

    private static void force(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Closeable lock() throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), CREATE, READ, WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                writeOwner(channel);
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as for another one.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        String owner = readOwner(channel);
        channel.close();
        throw new IOException("The event log in " + folder + " is in use by another Earshot (" + owner
                + "). Stop that one, or choose another data folder.");
    }

    private static void writeOwner(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(US_ASCII)), 0);
    }

    private static String readOwner(FileChannel channel) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(40);
        channel.read(owner, 0);
        return owner.position() == 0 ? "process unknown" : new String(owner.array(), 0, owner.position(), US_ASCII);
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public SegmentFile create(String name) throws IOException {
        return new ChannelFile(FileChannel.open(folder.resolve(name), CREATE, TRUNCATE_EXISTING, READ, WRITE));
    }

    @Override
    public SegmentFile open(String name) throws IOException {
        return new ChannelFile(FileChannel.open(folder.resolve(name), READ, WRITE));
    }

    @Override
    public SegmentFile openToRead(String name) throws IOException {
        return new ChannelFile(FileChannel.open(folder.resolve(name), READ));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void force() throws IOException {
        force(folder);
    }

    @Override
    public String pathOf(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
