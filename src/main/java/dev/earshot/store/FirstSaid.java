package dev.earshot.store;

import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.SAID;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * When each user of a bot said or was told something for the first time ever: {@link SaidTable#USER} and
 * {@link SaidTable#TIME}, by their names.
 */
public final class FirstSaid extends CustomQueryPart {
    private static final long serialVersionUID = 1L;

    private final String bot;

    private FirstSaid(String bot) {
        this.bot = bot;
    }

    /** To be given a name by whoever selects from it. */
    public static Table<Record> of(String bot) {
        return DSL.table("({0})", new FirstSaid(bot));
    }

    @Override
    public void accept(Context<?> context) {
        if (Needed.in(context).isAsked()) {
            context.visit(DSL.select(DSL.inline(1)));
            return;
        }
        Settled settled = Settled.in(context);
        if (settled.equals(Settled.NONE)) {
            context.visit(unsettled(DSL.noCondition()));
            return;
        }
        Condition isSettled = DSL.and(SAID.BOT.eq(bot), SAID.TIME.lt(settled.until()), SAID.IS_FIRST.isTrue());
        Condition isLater = MESSAGE.TIME.ge(settled.until());
        Condition isNew = DSL.notExists(DSL.selectOne().from(SAID).where(isSettled, SAID.USER.eq(MESSAGE.USER)));
        context.visit(
                DSL.select(SAID.USER, SAID.TIME).from(SAID).where(isSettled).unionAll(unsettled(isLater.and(isNew))));
    }

    private Select<Record2<String, Instant>> unsettled(Condition which) {
        return DSL.select(MESSAGE.USER, DSL.min(MESSAGE.TIME).as(MESSAGE.TIME))
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.ne(""), which)
                .groupBy(MESSAGE.USER);
    }
}
