package dev.earshot.report.path;

import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Understood;
import dev.earshot.store.Wording;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What stands at the places of a path, and the keys that tell one from another: a letter for what it is, and its name. */
enum Nodes {
    /** Messages of users by what they mean; what means nothing by the button that was tapped, or by its kind. */
    INTENTS("what users mean"),
    /** Messages of users by their text. */
    USER("what users say"),
    /** Messages of bots by their template, or else their text. */
    BOT("what the bot says"),
    /** Messages of both. */
    ALL("what both say");

    /** Rare ones together. */
    static final String OTHER = "o";

    /** Nothing follows in the session; or, going backwards, nothing came before. */
    static final String END = "e";

    private static final String NOT_HANDLED = "n";
    private static final String INTENT = "i:";
    private static final String TAP = "p:";
    private static final String SAID_BY_USER = "u:";
    private static final String SAID_BY_BOT = "b:";
    private static final String KIND_OF_USER = "U:";
    private static final String KIND_OF_BOT = "B:";
    private static final String TEMPLATE = "m:";

    final String title;

    Nodes(String title) {
        this.title = title;
    }

    /** Of {@link Said}: whether a message is a node. */
    Condition isNode() {
        return switch (this) {
            case INTENTS, USER -> Said.IS_INCOMING;
            case BOT -> Said.IS_OUTGOING;
            case ALL -> DSL.trueCondition();
        };
    }

    /** Of {@link Said}: which node a message is. */
    Field<String> key() {
        return switch (this) {
            case INTENTS -> intent();
            case USER -> said(SAID_BY_USER, KIND_OF_USER);
            case BOT -> ofBot();
            case ALL ->
                DSL.when(Said.IS_INCOMING, said(SAID_BY_USER, KIND_OF_USER)).otherwise(ofBot());
        };
    }

    private static Field<String> intent() {
        Condition isTap = Said.KIND.in("QUICK_REPLY", "POSTBACK").and(Said.PRESSED.ne(""));
        return DSL.when(Said.NOT_HANDLED.isTrue(), DSL.inline(NOT_HANDLED))
                .when(Understood.IS_UNDERSTOOD, DSL.concat(DSL.inline(INTENT), Said.INTENT))
                .when(isTap, DSL.concat(DSL.inline(TAP), Said.PRESSED))
                .otherwise(DSL.concat(DSL.inline(KIND_OF_USER), Said.KIND));
    }

    private static Field<String> ofBot() {
        return DSL.when(Said.TEMPLATE_ID.isNotNull(), DSL.concat(DSL.inline(TEMPLATE), Said.TEMPLATE_ID))
                .otherwise(said(SAID_BY_BOT, KIND_OF_BOT));
    }

    private static Field<String> said(String byWords, String byKind) {
        Field<String> words = Wording.folded(DSL.coalesce(Said.TEXT, DSL.inline("")));
        return DSL.when(words.ne(""), DSL.concat(DSL.inline(byWords), words))
                .otherwise(DSL.concat(DSL.inline(byKind), Said.KIND));
    }

    /**
     * A node's name for people.
     *
     * @param spelling of a text, as it was written last; null if it has none
     */
    String name(String key, @Nullable String spelling, boolean isBackwards) {
        if (key.length() < 2) {
            return switch (key) {
                case OTHER -> "others";
                case END -> isBackwards ? "start of the session" : "end of the session";
                default -> "not handled";
            };
        }
        String rest = key.substring(2);
        String text = spelling == null ? rest : spelling;
        return switch (key.substring(0, 2)) {
            case TAP -> "taps " + text;
            case SAID_BY_USER -> text;
            case SAID_BY_BOT -> ofBot(text);
            case KIND_OF_USER -> this == INTENTS && rest.equals("TEXT") ? "(no intent)" : "(" + kind(rest) + ")";
            case KIND_OF_BOT -> ofBot("(" + kind(rest) + ")");
            case TEMPLATE -> ofBot(rest);
            default -> rest;
        };
    }

    private String ofBot(String words) {
        return this == ALL ? "bot: " + words : words;
    }

    private static String kind(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
