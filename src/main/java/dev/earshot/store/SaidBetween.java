package dev.earshot.store;

import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.SAID;
import static dev.earshot.store.UnsettledMessages.between;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * The messages of a bot from one moment on and before another as {@link SaidTable} describes them, but for their place in the
 * talk, which {@link SaidInOrder} knows: read from the table as far as they are settled, made anew from there on.
 */
public final class SaidBetween extends CustomQueryPart {
    private static final long serialVersionUID = 1L;

    private final String bot;
    private final Instant from;
    private final Instant to;

    private SaidBetween(String bot, Instant from, Instant to) {
        this.bot = bot;
        this.from = from;
        this.to = to;
    }

    /** To be given a name by whoever selects from it. */
    public static Table<Record> of(String bot, Instant from, Instant to) {
        return DSL.table("({0})", new SaidBetween(bot, from, to));
    }

    @Override
    public void accept(Context<?> context) {
        Needed needed = Needed.in(context);
        if (needed.isAsked()) {
            context.visit(DSL.select(DSL.inline(1)));
            return;
        }
        List<Field<?>> columns = needed.of(UnsettledMessages.COLUMNS);
        Settled settled = Settled.in(context);
        List<Select<Record>> parts = new ArrayList<>();
        if (settled.isAfter(from)) {
            parts.add(settled(settled.isAfter(to) ? to : settled.until(), columns));
        }
        if (parts.isEmpty() || to.isAfter(settled.until())) {
            Instant start = settled.isAfter(from) ? settled.until() : from;
            parts.add(UnsettledMessages.select(bot, between(MESSAGE.TIME, start, to), settled.marksFrom(), columns));
        }
        context.visit(parts.size() == 1 ? parts.getFirst() : parts.getFirst().unionAll(parts.getLast()));
    }

    private Select<Record> settled(Instant end, List<Field<?>> columns) {
        return DSL.select(columns).from(SAID).where(SAID.BOT.eq(bot), between(SAID.TIME, from, end));
    }
}
