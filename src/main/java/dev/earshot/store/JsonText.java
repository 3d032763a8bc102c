package dev.earshot.store;

import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The value of a name in a column that holds a JSON object: a text without its quotes, anything else as JSON. */
public final class JsonText extends CustomField<String> {
    private static final long serialVersionUID = 1L;

    private final Field<String> json;
    private final String name;

    private JsonText(Field<String> json, String name) {
        super(DSL.name("json_text"), SQLDataType.VARCHAR);
        this.json = json;
        this.name = name;
    }

    /** @param name of a direct member, whatever characters it has; null comes of what is no object or lacks it */
    public static Field<String> of(Field<String> json, String name) {
        return new JsonText(json, name);
    }

    @Override
    public void accept(org.jooq.Context<?> context) {
        if (context.family() == SQLDialect.CLICKHOUSE) {
            context.visit(DSL.function("JSONExtractString", SQLDataType.VARCHAR, json, DSL.val(name)));
        } else {
            context.visit(DSL.function("json_extract_string", SQLDataType.VARCHAR, json, DSL.val(pointer())));
        }
    }

    /** RFC 6901. */
    private String pointer() {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
