package dev.earshot.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** A table of {@link Tables}: the ways to declare its columns. */
abstract class Columns extends TableImpl<Record> {
    private static final long serialVersionUID = 1L;

    /**
     * Times are counted in milliseconds since 1970: every engine orders, compares and divides whole numbers fast and
     * alike, and no session's time zone can shift them.
     */
    private static final DataType<Instant> TIME = SQLDataType.BIGINT.asConvertedDataType(
            Converter.ofNullable(Long.class, Instant.class, Instant::ofEpochMilli, Instant::toEpochMilli));

    private static final DataType<BigDecimal> AMOUNT =
            SQLDataType.DECIMAL(Tables.AMOUNT_PRECISION, Tables.AMOUNT_SCALE);

    Columns(String name) {
        super(DSL.name(name));
    }

    final TableField<Record, String> text(String name) {
        return createField(DSL.name(name), SQLDataType.VARCHAR, this);
    }

    final TableField<Record, UUID> id(String name) {
        return createField(DSL.name(name), SQLDataType.UUID, this);
    }

    final TableField<Record, Long> number(String name) {
        return createField(DSL.name(name), SQLDataType.BIGINT, this);
    }

    final TableField<Record, Double> fraction(String name) {
        return createField(DSL.name(name), SQLDataType.DOUBLE, this);
    }

    final TableField<Record, Boolean> flag(String name) {
        return createField(DSL.name(name), SQLDataType.BOOLEAN, this);
    }

    final TableField<Record, Instant> time(String name) {
        return createField(DSL.name(name), TIME, this);
    }

    final TableField<Record, BigDecimal> amount(String name) {
        return createField(DSL.name(name), AMOUNT, this);
    }
}
