package dev.earshot.store.duckdb;

import dev.earshot.store.TableFiles.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** What a query gives, written to a file by the engine itself ({@code COPY}). */
final class CopiedTable {
    private final Path folder;
    private final DuckDbQueries queries;

    CopiedTable(Path folder, DuckDbQueries queries) {
        this.folder = folder;
        this.queries = queries;
    }

    Path write(Configuration dialect, Select<?> query, Format format) throws SQLException, IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "export", "." + format.name().toLowerCase(java.util.Locale.ROOT));
        String inner = DSL.using(dialect).renderInlined(query);
        String columns = Arrays.stream(query.fields())
                .map(field -> column(field, format))
                .collect(Collectors.joining(", "));
        String options = switch (format) {
            case PARQUET -> "FORMAT parquet, COMPRESSION zstd";
            case CSV -> "FORMAT csv, HEADER";
        };
        String sql = "COPY (SELECT " + columns + " FROM (" + inner + ")) TO '" + DuckDbFile.quoted(file) + "' ("
                + options + ")";
        try {
            queries.onConnection(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            });
            return file;
        } catch (SQLException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Times are numbers in our tables, and the formats have better. */
    private static String column(Field<?> field, Format format) {
        String name = "\"" + field.getName().replace("\"", "\"\"") + "\"";
        if (!field.getType().equals(Instant.class)) {
            return name;
        }
        String time = "make_timestamp_ms(" + name + ")";
        return switch (format) {
            case PARQUET -> "timezone('UTC', " + time + ") AS " + name;
            case CSV -> "strftime(" + time + ", '%Y-%m-%dT%H:%M:%S.%gZ') AS " + name;
        };
    }

    /** Deletes what a former process left. */
    static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> left;
            try (java.util.stream.Stream<Path> files = Files.list(folder)) {
                left = files.toList();
            }
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
