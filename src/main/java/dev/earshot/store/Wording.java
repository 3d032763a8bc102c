package dev.earshot.store;

import org.jooq.Context;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What a text says, however it is spelled: without space around it, with one space for each run of white space in it, and only
 * its first {@value #MAX_LENGTH} characters, so that it fits into an address; of that many, hardly two texts are alike by
 * chance.
 */
public final class Wording extends CustomField<String> {
    private static final long serialVersionUID = 1L;

    /** In code points. */
    public static final int MAX_LENGTH = 300;

    /**
     * By RE2, which engines use: runs of white space, and single ones that are no plain space. Nothing is replaced in most texts,
     * which takes a third of the time.
     */
    private static final String WHITE_SPACE =
            "[\\s\\p{Z}]{2,}|[\\t-\\r\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\p{Zl}\\p{Zp}\\x{202f}\\x{205f}\\x{3000}]";

    private final Field<String> text;

    private Wording(Field<String> text) {
        super(DSL.name("wording"), SQLDataType.VARCHAR);
        this.text = text;
    }

    /** Tidy, in the case in which it is. Spelled again, it stays as it is. */
    public static Field<String> spelled(Field<String> text) {
        return new Wording(text);
    }

    /** By which texts are the same whatever their case: of {@link #spelled} or not, it gives the same. */
    public static Field<String> folded(Field<String> text) {
        return new LowerCase(new Wording(text));
    }

    @Override
    public void accept(Context<?> context) {
        boolean isClickHouse = context.family() == SQLDialect.CLICKHOUSE;
        Field<String> start = function(isClickHouse ? "leftUTF8" : "left", text, DSL.inline(MAX_LENGTH));
        Field<String> spaced = isClickHouse
                ? function("replaceRegexpAll", start, DSL.inline(WHITE_SPACE), DSL.inline(" "))
                : function("regexp_replace", start, DSL.inline(WHITE_SPACE), DSL.inline(" "), DSL.inline("g"));
        context.visit(DSL.trim(spaced));
    }

    private static Field<String> function(String name, Field<?>... arguments) {
        return DSL.function(name, SQLDataType.VARCHAR, arguments);
    }

    /** Of all alphabets. */
    private static final class LowerCase extends CustomField<String> {
        private static final long serialVersionUID = 1L;

        private final Field<String> text;

        LowerCase(Field<String> text) {
            super(DSL.name("lower_case"), SQLDataType.VARCHAR);
            this.text = text;
        }

        @Override
        public void accept(Context<?> context) {
            context.visit(function(context.family() == SQLDialect.CLICKHOUSE ? "lowerUTF8" : "lower", text));
        }
    }
}
