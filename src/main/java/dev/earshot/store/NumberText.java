package dev.earshot.store;

import org.jooq.Context;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The number that a text is; null of a text that is none. */
public final class NumberText extends CustomField<Double> {
    private static final long serialVersionUID = 1L;

    /** What counts as a number, in whole and for every engine alike: no words such as 'infinity', no spaces. */
    public static final String NUMBER = "[+-]?[0-9]{1,15}([.][0-9]{1,15})?";

    private final Field<String> text;

    private NumberText(Field<String> text) {
        super(DSL.name("number_text"), SQLDataType.DOUBLE);
        this.text = text;
    }

    public static Field<Double> of(Field<String> text) {
        return new NumberText(text);
    }

    @Override
    public void accept(Context<?> context) {
        Field<Double> number = context.family() == SQLDialect.CLICKHOUSE
                ? DSL.function("toFloat64OrNull", SQLDataType.DOUBLE, text)
                : DSL.field("try_cast({0} as double)", SQLDataType.DOUBLE, text);
        context.visit(DSL.when(text.likeRegex("^" + NUMBER + "$"), number));
    }
}
