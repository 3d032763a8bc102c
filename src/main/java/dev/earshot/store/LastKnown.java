package dev.earshot.store;

import org.jooq.Context;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.WindowSpecification;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;

/** Of the rows of a window up to this one, the last value that is not null. */
final class LastKnown<T> extends CustomField<T> {
    private static final long serialVersionUID = 1L;

    private final Field<T> value;
    private final WindowSpecification window;

    private LastKnown(Field<T> value, WindowSpecification window) {
        super(DSL.name("last_known"), value.getDataType());
        this.value = value;
        this.window = window;
    }

    static <T> Field<T> of(Field<T> value, WindowSpecification window) {
        return new LastKnown<>(value, window);
    }

    @Override
    public void accept(Context<?> context) {
        if (context.family() == SQLDialect.CLICKHOUSE) {
            context.sql("anyLast(").visit(value).sql(") over (").visit(window).sql(")"); // it passes over nulls
        } else {
            context.sql("last_value(")
                    .visit(value)
                    .sql(" ignore nulls) over (")
                    .visit(window)
                    .sql(")");
        }
    }
}
