package dev.earshot.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The value of a name in a column that holds a JSON object: a text without its quotes, anything else as JSON. */
public final class JsonText extends CustomField<String> {
    private static final long serialVersionUID = 1L;

    private final Field<String> json;
    private final String[] path;

    private JsonText(Field<String> json, String[] path) {
        super(DSL.name("json_text"), SQLDataType.VARCHAR);
        this.json = json;
        this.path = path;
    }

    /** @param path the names of members, from the outermost on, whatever characters they have; null comes where one is lacking */
    public static Field<String> of(Field<String> json, String... path) {
        return new JsonText(json, path.clone());
    }

    @Override
    public void accept(org.jooq.Context<?> context) {
        if (context.family() == SQLDialect.CLICKHOUSE) {
            List<Field<?>> arguments = new ArrayList<>(List.of(json));
            for (String name : path) {
                arguments.add(DSL.val(name));
            }
            context.visit(DSL.function("JSONExtractString", SQLDataType.VARCHAR, arguments));
        } else {
            context.visit(DSL.function("json_extract_string", SQLDataType.VARCHAR, json, DSL.val(pointer())));
        }
    }

    /** RFC 6901. */
    private String pointer() {
        return Arrays.stream(path)
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
