/** The embedded store, on DuckDB. */
@NullMarked
package dev.earshot.store.duckdb;

import org.jspecify.annotations.NullMarked;
