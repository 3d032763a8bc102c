package dev.earshot.store;

import java.math.BigInteger;
import java.time.Instant;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A time and the sequence that breaks its ties as one number of 128 bits, so that one comparison orders rows. */
public final class Moment extends CustomField<BigInteger> {
    private static final long serialVersionUID = 1L;

    /** More than any sequence. */
    private static final String SEQUENCES = BigInteger.TWO.pow(64).toString();

    private final Field<Instant> time;
    private final Field<Long> sequence;

    private Moment(Field<Instant> time, Field<Long> sequence) {
        super(DSL.name("moment"), SQLDataType.DECIMAL_INTEGER);
        this.time = time;
        this.sequence = sequence;
    }

    public static Field<BigInteger> of(Field<Instant> time, Field<Long> sequence) {
        return new Moment(time, sequence);
    }

    /** Of rows that are ranked by a small number, the highest first, and by their moment, the earliest first: greater is better. */
    public static Field<BigInteger> ranked(Field<Integer> rank, Field<BigInteger> moment) {
        return DSL.field(
                "{0} * {1} - {2}",
                SQLDataType.DECIMAL_INTEGER,
                rank,
                DSL.inline(BigInteger.TWO.pow(110), SQLDataType.DECIMAL_INTEGER),
                moment);
    }

    @Override
    public void accept(Context<?> context) {
        if (context.family() == SQLDialect.CLICKHOUSE) {
            context.sql("(toInt128(").visit(time).sql(") * toInt128('" + SEQUENCES + "') + ");
        } else {
            context.sql("(cast(").visit(time).sql(" as hugeint) * " + SEQUENCES + " + ");
        }
        context.visit(sequence).sql(")");
    }
}
