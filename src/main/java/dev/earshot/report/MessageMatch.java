package dev.earshot.report;

import dev.earshot.store.MarkTable;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Tables;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a filter means, marks included. The engine is asked for all that may match: which of several edits or copies
 * counts only shows when the marks are laid over, so {@link #isMet} has the last word.
 */
final class MessageMatch {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final MarkTable MARK = Tables.MARK;

    /** By this name clients say that the bot did not understand. */
    private static final String NOT_HANDLED = "NotHandled";

    private final String bot;
    private final MessageFilter filter;
    private final @Nullable Fragment text;
    private final @Nullable Fragment search;

    MessageMatch(String bot, MessageFilter filter) {
        this.bot = bot;
        this.filter = filter;
        this.text = Fragment.of(filter.text());
        this.search = Fragment.ofSearch(filter.search());
    }

    Condition mayBeMet() {
        Conditions conditions = new Conditions()
                .is(MESSAGE.BOT, bot)
                .is(MESSAGE.USER, filter.user())
                .is(MESSAGE.DIRECTION, filter.direction())
                .is(MESSAGE.KIND, filter.kind())
                .between(MESSAGE.TIME, filter.from(), filter.to());
        if (text != null) {
            conditions.and(mayContain(text));
        }
        if (search != null) {
            conditions.and(mayContain(search).or(mayName(search)));
        }
        if (filter.intent() != null) {
            conditions.and(filter.intent().equals(NOT_HANDLED) ? mayBeNotHandled() : mayHaveIntent(filter.intent()));
        }
        return conditions.all();
    }

    private Condition mayContain(Fragment fragment) {
        return fragment.isIn(MESSAGE.TEXT)
                .or(MESSAGE.MESSAGE_ID.in(marked(MARK.MESSAGE_ID, "EDITED", fragment.isIn(MARK.VALUE))));
    }

    private Condition mayName(Fragment fragment) {
        return DSL.or(
                fragment.isIn(MESSAGE.USER),
                fragment.isIn(MESSAGE.INTENT),
                MESSAGE.ID.in(marked(MARK.TARGET_ID, "INTENT", fragment.isIn(MARK.VALUE))));
    }

    private Condition mayHaveIntent(String intent) {
        return MESSAGE.INTENT
                .eq(intent)
                .or(MESSAGE.INTENT
                        .isNull()
                        .and(MESSAGE.ID.in(marked(MARK.TARGET_ID, "INTENT", MARK.VALUE.eq(intent)))));
    }

    private Condition mayBeNotHandled() {
        return DSL.or(
                MESSAGE.INTENT.eq(NOT_HANDLED),
                MESSAGE.NOT_HANDLED.isTrue(),
                MESSAGE.ID.in(marked(MARK.TARGET_ID, "NOT_HANDLED", DSL.noCondition())));
    }

    private <T> Select<Record1<T>> marked(Field<T> which, String kind, Condition value) {
        return DSL.select(which).from(MARK).where(MARK.BOT.eq(bot), MARK.KIND.eq(kind), which.isNotNull(), value);
    }

    boolean isMet(TranscriptMessage message) {
        return (text == null || isSaid(text, message))
                && (search == null || isSaid(search, message) || isNamed(search, message))
                && isIntentMet(message);
    }

    private static boolean isSaid(Fragment fragment, TranscriptMessage message) {
        return fragment.isIn(message.row().text())
                || fragment.isIn(message.state().editedText());
    }

    private static boolean isNamed(Fragment fragment, TranscriptMessage message) {
        return fragment.isIn(message.user()) || fragment.isIn(message.row().intent());
    }

    private boolean isIntentMet(TranscriptMessage message) {
        return filter.intent() == null
                || filter.intent().equals(message.row().intent())
                || filter.intent().equals(NOT_HANDLED) && message.state().notHandled();
    }
}
