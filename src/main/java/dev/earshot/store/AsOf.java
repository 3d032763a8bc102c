package dev.earshot.store;

import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Each row of a table with the one nearest row of another, such as the first that comes after it. Engines sort both once, where
 * a plain join would pair every row with all that come after it.
 */
public final class AsOf {
    private AsOf() {}

    /**
     * @param leftName what the left's rows are called in what is selected; so {@code rightName}
     * @param equal what both have alike
     * @param after one comparison by {@code <} of a column of the left with one of the right; the right's least is taken
     * @return to be selected from; the right's columns are null where there is none
     */
    public static Table<Record> leftJoin(
            Select<?> left, Name leftName, Select<?> right, Name rightName, Condition equal, Condition after) {
        return DSL.table(
                "({0}) as {1} asof left join ({2}) as {3} on {4} and {5}",
                left, leftName, right, rightName, equal, after);
    }
}
