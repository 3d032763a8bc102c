package dev.earshot.store;

import java.nio.file.Path;
import org.jooq.Select;

/**
 * Writes what a query gives to a file, whatever its length: the engine streams the rows there, and they never stand in this
 * program's memory. Beside {@link Store}, since an engine may leave it out.
 *
 * <p>Thread-safe; takes as long as it takes.
 */
public interface TableFiles {

    /** How a table is written. */
    enum Format {
        /** Apache Parquet; times as timestamps in UTC. */
        PARQUET,
        /** RFC 4180 in UTF-8, with a line of names; times as RFC 3339 in UTC. */
        CSV
    }

    /**
     * Writes the rows of a query over one bot, as in {@link Store#query}, in the query's order. Its columns are called as its
     * fields are.
     *
     * @return a file that belongs to the caller, who deletes it
     * @throws StoreException if it could not be written
     */
    Path write(String bot, Select<?> query, Format format);
}
