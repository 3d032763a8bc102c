package dev.earshot.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date.
 *
 * <p>Flyway alone costs 0.4 s, a fifth of the time we allow the program to start in. So a digest of the migrations is
 * kept in the database, and Flyway is loaded only if it differs: at the first start, after an update, or when someone
 * changed a migration that has run (which Flyway then refuses).
 */
final class Migrations {
    /** Every script, in order. Named here because listing a folder inside a jar needs a scan of the class path. */
    static final List<String> SCRIPTS = List.of(
            "V1__accounts_bots_and_keys.sql",
            "V2__groups_of_phrases.sql",
            "V3__kochava_apps.sql",
            "V4__campaigns_and_links.sql",
            "V5__takeover.sql",
            "V6__audiences.sql",
            "V7__imports.sql",
            "V8__dashboards.sql",
            "V9__facebook_pages.sql",
            "V10__postbacks.sql");

    static final String FOLDER = "db/migration";

    private Migrations() {}

    static void run(DataSource source) throws SQLException {
        long digest = digest();
        if (isCurrent(source, digest)) {
            return;
        }
        migrate(source);
        remember(source, digest);
    }

    private static boolean isCurrent(DataSource source, long digest) throws SQLException {
        try (Connection connection = source.getConnection()) {
            try (ResultSet table = connection.getMetaData().getTables(null, null, "revision", null)) {
                if (!table.next()) {
                    return false;
                }
            }
            return new Transaction(connection)
                    .exists(Sql.of("SELECT 1 FROM revision WHERE name = 'schema' AND value = ?", digest));
        }
    }

    private static void migrate(DataSource source) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:" + FOLDER)
                    // The default ignores migrations of a newer version; its data must not be written by an older one.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SchemaException(
                    "control.db cannot be used by this version of Earshot. If a newer version has run on it, use that"
                            + " one, or restore the copy made before the update. " + e.getMessage(),
                    e);
        }
    }

    private static void remember(DataSource source, long digest) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO revision (name, value) VALUES ('schema', " + digest
                    + ") ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        }
    }

    private static long digest() {
        MessageDigest sha256 = Sha256.digest();
        for (String script : SCRIPTS) {
            sha256.update(read(script));
        }
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }

    private static byte[] read(String script) {
        try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + "/" + script)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its migration " + script);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the program's migration " + script + " cannot be read", e);
        }
    }
}
