package dev.earshot.store.duckdb;

import dev.earshot.store.Settled;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.MappedTable;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;

/**
 * How jOOQ writes a query for DuckDB: over the tables of one partition, or over the views of all. In a class of its own, so
 * that jOOQ, which is large, is loaded at the first query and not when the server starts.
 */
final class Dialects {
    private static final List<Settings> OF_PARTITION =
            Partitions.all().stream().map(Dialects::ofPartition).toList();
    private static final Settings OF_ALL = settings();

    private Dialects() {}

    /** @param settled how far the bot's messages are that is asked about */
    static Configuration partition(int partition, Settled settled) {
        Configuration configuration = configuration(OF_PARTITION.get(partition));
        configuration.data(Settled.KEY, settled);
        return configuration;
    }

    static Configuration all() {
        return configuration(OF_ALL);
    }

    private static Settings ofPartition(int partition) {
        List<MappedTable> tables = Partitions.TABLES.stream()
                .map(table -> new MappedTable().withInput(table).withOutput(Partitions.table(table, partition)))
                .toList();
        return settings()
                .withRenderMapping(new RenderMapping()
                        .withSchemata(new MappedSchema().withInput("").withTables(tables)));
    }

    private static Settings settings() {
        return new Settings().withRenderSchema(true).withExecuteLogging(false).withCacheRecordMappers(true);
    }

    private static Configuration configuration(Settings settings) {
        return new DefaultConfiguration().set(SQLDialect.DUCKDB).set(settings);
    }
}
