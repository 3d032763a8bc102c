package dev.earshot.store;

import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The elements of a column that holds a JSON array, each as JSON without spaces and in a row of its own: a field that makes
 * rows, so it stands in the list of what is selected and nowhere else. What is no array has none.
 */
public final class JsonElements extends CustomField<String> {
    private static final long serialVersionUID = 1L;

    private final Field<String> json;

    private JsonElements(Field<String> json) {
        super(DSL.name("json_elements"), SQLDataType.VARCHAR);
        this.json = json;
    }

    public static Field<String> of(Field<String> json) {
        return new JsonElements(json);
    }

    @Override
    public void accept(org.jooq.Context<?> context) {
        if (context.family() == SQLDialect.CLICKHOUSE) {
            context.sql("arrayJoin(JSONExtractArrayRaw(").visit(json).sql("))");
        } else {
            context.sql("unnest(cast(json_extract(").visit(json).sql(", '$[*]') as varchar[]))");
        }
    }
}
