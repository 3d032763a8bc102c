package dev.earshot.store.duckdb;

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
    private static final List<Configuration> OF_PARTITION =
            Partitions.all().stream().map(Dialects::ofPartition).toList();
    private static final Configuration OF_ALL = configuration(settings());

    private Dialects() {}

    static Configuration partition(int partition) {
        return OF_PARTITION.get(partition);
    }

    static Configuration all() {
        return OF_ALL;
    }

    private static Configuration ofPartition(int partition) {
        List<MappedTable> tables = Partitions.TABLES.stream()
                .map(table -> new MappedTable().withInput(table).withOutput(Partitions.table(table, partition)))
                .toList();
        return configuration(settings()
                .withRenderMapping(new RenderMapping()
                        .withSchemata(new MappedSchema().withInput("").withTables(tables))));
    }

    private static Settings settings() {
        return new Settings().withRenderSchema(true).withExecuteLogging(false).withCacheRecordMappers(true);
    }

    private static Configuration configuration(Settings settings) {
        return new DefaultConfiguration().set(SQLDialect.DUCKDB).set(settings);
    }
}
