package dev.earshot.control;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database file of the embedded engine. */
final class SqliteFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private SqliteFile() {}

    /** Makes the file before SQLite does, so that it is never readable by others; SQLite's own files follow it. */
    static Path prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("control.db");
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        try {
            if (posix) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            if (posix) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        }
        return file;
    }

    /** Begins a transaction with the write lock, so that none fails half way for want of it. */
    static DataSource writing(Path file, Duration busyWait) {
        SQLiteConfig config = config(busyWait);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // What is deleted is gone from the file, not merely unlinked.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        return source(file, config);
    }

    static DataSource reading(Path file, Duration busyWait) {
        return source(file, config(busyWait));
    }

    private static SQLiteConfig config(Duration busyWait) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Unlike the store, this cannot be rebuilt from the log: every commit is synced.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(Math.toIntExact(busyWait.toMillis()));
        config.enforceForeignKeys(true);
        return config;
    }

    private static DataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }
}
