package dev.earshot.store.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * The tables as DuckDB has them. No key, no index, no constraint but NOT NULL: DuckDB's indexes lie in memory whole and are
 * where its known crashes are; duplicates are removed before rows come here.
 */
final class Schema {

    /** Raised whenever a table changes; a store of another version is rebuilt from the log. */
    static final int VERSION = 5;

    private static final String MESSAGE = """
            id UUID NOT NULL, sequence BIGINT NOT NULL, bot VARCHAR NOT NULL, user_id VARCHAR NOT NULL,
            time_millis BIGINT NOT NULL, received_millis BIGINT NOT NULL, platform VARCHAR NOT NULL,
            conversation VARCHAR, session_id VARCHAR, page VARCHAR, direction VARCHAR NOT NULL, author VARCHAR NOT NULL,
            message_id VARCHAR, kind VARCHAR NOT NULL, text VARCHAR, intent VARCHAR, intent_confidence DOUBLE,
            intent_inputs VARCHAR, not_handled BOOLEAN NOT NULL, template_id VARCHAR, failure_code VARCHAR,
            content VARCHAR NOT NULL, metadata VARCHAR, source VARCHAR NOT NULL, raw VARCHAR NOT NULL,
            sentiment DOUBLE""";

    private static final String EVENT = """
            id UUID NOT NULL, sequence BIGINT NOT NULL, bot VARCHAR NOT NULL, user_id VARCHAR NOT NULL,
            time_millis BIGINT NOT NULL, received_millis BIGINT NOT NULL, platform VARCHAR NOT NULL,
            conversation VARCHAR, session_id VARCHAR, type VARCHAR NOT NULL, name VARCHAR NOT NULL,
            amount DECIMAL(38, 9), currency VARCHAR, reference_number VARCHAR, attributes VARCHAR,
            source VARCHAR NOT NULL, raw VARCHAR NOT NULL""";

    private static final String MARK = """
            id UUID NOT NULL, sequence BIGINT NOT NULL, bot VARCHAR NOT NULL, user_id VARCHAR NOT NULL,
            time_millis BIGINT NOT NULL, kind VARCHAR NOT NULL, target_id UUID, message_id VARCHAR,
            watermark_millis BIGINT, direction VARCHAR, value VARCHAR, emoji VARCHAR, raw VARCHAR""";

    private static final String USER_PROPERTIES = """
            sequence BIGINT NOT NULL, bot VARCHAR NOT NULL, user_id VARCHAR NOT NULL, time_millis BIGINT NOT NULL,
            properties VARCHAR NOT NULL""";

    private static final String TOUCH = """
            id UUID NOT NULL, sequence BIGINT NOT NULL, bot VARCHAR NOT NULL, user_id VARCHAR NOT NULL,
            time_millis BIGINT NOT NULL, received_millis BIGINT NOT NULL, platform VARCHAR NOT NULL,
            kind VARCHAR NOT NULL, traffic VARCHAR NOT NULL, campaign VARCHAR, network VARCHAR, site VARCHAR,
            sub_site VARCHAR, creative VARCHAR, click_id VARCHAR, link VARCHAR, rule VARCHAR, ip_address VARCHAR,
            user_agent VARCHAR, parameters VARCHAR, source VARCHAR NOT NULL, raw VARCHAR NOT NULL""";

    private static final String IDENTITY_LINK = """
            id UUID NOT NULL, sequence BIGINT NOT NULL, bot VARCHAR NOT NULL, user_id VARCHAR NOT NULL,
            time_millis BIGINT NOT NULL, type VARCHAR NOT NULL, value VARCHAR NOT NULL, source VARCHAR NOT NULL""";

    private static final String SAID = """
            id UUID NOT NULL, sequence BIGINT NOT NULL, bot VARCHAR NOT NULL, user_id VARCHAR NOT NULL,
            time_millis BIGINT NOT NULL, platform VARCHAR NOT NULL, direction VARCHAR NOT NULL, kind VARCHAR NOT NULL,
            text VARCHAR, payload VARCHAR, session_id VARCHAR, template_id VARCHAR, failure_code VARCHAR, intent VARCHAR,
            confidence DOUBLE, inputs VARCHAR, not_handled BOOLEAN NOT NULL, sentiment DOUBLE, pause BIGINT, before VARCHAR,
            opening BIGINT NOT NULL, opened_millis BIGINT NOT NULL, is_first BOOLEAN NOT NULL""";

    /** How far the messages of a bot stand in 'said' already. */
    private static final String SETTLED = """
            bot VARCHAR NOT NULL, until_millis BIGINT NOT NULL, marks_from BIGINT NOT NULL, marks_seen BIGINT NOT NULL,
            timeout_millis BIGINT NOT NULL""";

    private static final String QUARANTINE = """
            id UUID NOT NULL, sequence BIGINT NOT NULL, bot VARCHAR, received_millis BIGINT NOT NULL,
            reason VARCHAR NOT NULL, message VARCHAR NOT NULL, target VARCHAR NOT NULL, body VARCHAR NOT NULL,
            is_cut BOOLEAN NOT NULL""";

    private static final String LEDGER = """
            bot VARCHAR NOT NULL, stored BIGINT NOT NULL, duplicates BIGINT NOT NULL, quarantined BIGINT NOT NULL""";

    /** One row a batch; the newest counts. */
    private static final String PROGRESS =
            "batch BIGINT NOT NULL, position VARCHAR NOT NULL, last_sequence BIGINT NOT NULL";

    private Schema() {}

    static List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (String table : Partitions.TABLES) {
            for (int partition : Partitions.all()) {
                statements.add(create(Partitions.table(table, partition), columnsOf(table)));
            }
            statements.add(view(table));
        }
        statements.add(create("quarantine", QUARANTINE));
        statements.add(create("ledger", LEDGER));
        statements.add(create("settled", SETTLED));
        statements.add(create("progress", PROGRESS));
        statements.add(create("schema_version", "version INTEGER NOT NULL"));
        statements.add("INSERT INTO schema_version VALUES (" + VERSION + ")");
        return statements;
    }

    private static String columnsOf(String table) {
        return switch (table) {
            case "message" -> MESSAGE;
            case "event" -> EVENT;
            case "mark" -> MARK;
            case "user_properties" -> USER_PROPERTIES;
            case "touch" -> TOUCH;
            case "identity_link" -> IDENTITY_LINK;
            case "said" -> SAID;
            default -> throw new IllegalArgumentException("no partitioned table " + table);
        };
    }

    private static String create(String table, String columns) {
        return "CREATE TABLE " + table + " (" + columns + ")";
    }

    /** All parts under the table's own name, for questions about all bots. */
    private static String view(String table) {
        return "CREATE VIEW " + table + " AS "
                + String.join(
                        " UNION ALL ",
                        Partitions.all().stream()
                                .map(partition -> "SELECT * FROM " + Partitions.table(table, partition))
                                .toList());
    }
}
