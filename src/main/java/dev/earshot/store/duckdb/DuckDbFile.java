package dev.earshot.store.duckdb;

import dev.earshot.store.StoreException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * An open database file with our tables in it. Thread-safe but for {@link #close}.
 *
 * <p>Its configuration is locked: no query, whatever it says, reads or writes another file, but for those in the folder of
 * exports, loads code or reaches the network.
 */
final class DuckDbFile implements AutoCloseable {
    /**
     * How much is written before the engine moves it from its write-ahead log to its tables. That writes a table's last group
     * of 122,880 rows again, so it is dear if done often: at 20,000 messages a second on two cores, 32 MB cost 77 µs of
     * processor time a message in the whole server, 128 MB 66 and 512 MB 61. The more of it, the longer a start after a crash.
     */
    private static final String CHECKPOINT_THRESHOLD = "128MB";

    private final DuckDBConnection root;

    private DuckDbFile(DuckDBConnection root) {
        this.root = root;
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws SQLException if it does not open
     * @throws OtherVersionException if the tables in it are of another version of the program
     */
    static DuckDbFile open(Path path, DuckDbSettings settings) throws SQLException, OtherVersionException {
        DuckDBConnection root =
                DuckDBConnection.newConnection("jdbc:duckdb:" + path, false, null, properties(path, settings));
        try {
            DuckDbFile file = new DuckDbFile(root);
            file.prepare(root, settings);
            return file;
        } catch (SQLException | OtherVersionException e) {
            closeAfter(root, e);
            throw e;
        }
    }

    private static void closeAfter(DuckDBConnection root, Exception cause) {
        try {
            root.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static Properties properties(Path path, DuckDbSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("memory_limit", settings.memoryLimitBytes() / 1_000_000 + "MB");
        properties.setProperty("temp_directory", path + ".spill");
        properties.setProperty("checkpoint_threshold", CHECKPOINT_THRESHOLD);
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("allow_unsigned_extensions", "false");
        // Every query of ours says its order; keeping the order of insertion would only cost memory.
        properties.setProperty("preserve_insertion_order", "false");
        // A page of a transcript or of a list reads its wide columns for the rows of the page only.
        properties.setProperty("late_materialization_max_rows", "1000");
        // Two instances on one path within this process would be a fault of ours; it is better seen.
        properties.setProperty("jdbc_instance_cache", "false");
        return properties;
    }

    private void prepare(DuckDBConnection connection, DuckDbSettings settings)
            throws SQLException, OtherVersionException {
        try (Statement statement = connection.createStatement()) {
            if (isEmpty(statement)) {
                create(statement);
            }
        }
        int version = version(connection);
        if (version != Schema.VERSION) {
            throw new OtherVersionException(version);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_directories = ['" + quoted(settings.exports()) + "']");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    /** A path as it stands between quotes. */
    static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet tables = statement.executeQuery("SELECT count(*) FROM duckdb_tables()")) {
            tables.next();
            return tables.getLong(1) == 0;
        }
    }

    private static void create(Statement statement) throws SQLException {
        statement.execute("BEGIN TRANSACTION");
        for (String sql : Schema.statements()) {
            statement.execute(sql);
        }
        statement.execute("COMMIT");
    }

    private static int version(DuckDBConnection connection) throws SQLException, OtherVersionException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT max(version) FROM schema_version")) {
            version.next();
            return version.getInt(1);
        } catch (SQLException e) {
            if (e.getMessage() != null && e.getMessage().contains("schema_version")) {
                throw new OtherVersionException(0);
            }
            throw e;
        }
    }

    /** A connection of its own, for one thread. */
    DuckDBConnection connect() {
        try {
            return root.duplicate();
        } catch (SQLException e) {
            throw new StoreException("the store does not take a connection: " + e.getMessage(), e);
        }
    }

    /** Writes everything into the file itself, so that it needs no write-ahead log beside it. */
    void checkpoint() throws SQLException {
        try (Statement statement = root.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new StoreException("the store did not close cleanly: " + e.getMessage(), e);
        }
    }

    /** Whether the engine says that what is on disk is not what it wrote. */
    static boolean isDamage(SQLException problem) {
        String message = lowerMessage(problem);
        return message.contains("corrupt") || message.contains("could not read enough bytes");
    }

    /** Whether the engine has stopped all work after an error of its own; only opening the file anew helps. */
    static boolean isFatal(SQLException problem) {
        String message = lowerMessage(problem);
        return message.contains("database has been invalidated")
                || message.contains("fatal error")
                || message.contains("internal error");
    }

    private static String lowerMessage(SQLException problem) {
        String message = problem.getMessage();
        return message == null ? "" : message.toLowerCase(Locale.ROOT);
    }

    /** The tables in the file are of another version of the program. */
    static final class OtherVersionException extends Exception {
        private static final long serialVersionUID = 1L;

        OtherVersionException(int version) {
            super("its tables are of version " + version + ", this program's of version " + Schema.VERSION);
        }
    }
}
