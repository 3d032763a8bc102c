package dev.earshot.store.duckdb;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the rows of a bot lie. Tables with rows of users are cut into a fixed number of parts by bot, because DuckDB
 * skips rows by whole groups of 122,880 only: in one table every group holds rows of every bot that was busy, so that a
 * question about one of ten bots would read ten times what it needs.
 */
final class Partitions {
    /** More parts separate more bots, but cost each write an append more. */
    static final int COUNT = 16;

    /** The tables that are cut; the name of each part is the table's and its number. */
    static final List<String> TABLES =
            List.of("message", "event", "mark", "user_properties", "touch", "identity_link", "said");

    /** Those of them by whose ids events are known again. */
    static final List<String> TABLES_OF_EVENTS = List.of("message", "event", "mark", "touch", "identity_link");

    private Partitions() {}

    static int of(String bot) {
        // Ids that differ only in their last character have neighbouring hash codes; the multiplication spreads them.
        int spread = bot.hashCode() * 0x9E3779B9;
        return (spread >>> 16) % COUNT;
    }

    static String table(String table, int partition) {
        return table + "_" + partition;
    }

    static List<Integer> all() {
        return IntStream.range(0, COUNT).boxed().toList();
    }
}
