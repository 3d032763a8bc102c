package dev.earshot.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Configuration;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The columns that a query asks for. {@link SaidBetween} and {@link SaidInOrder} have many, and an engine takes longer to plan
 * a query with all of them, several layers deep, than to run it. So the query is written once without them, and what it names
 * is handed over when it is written again.
 */
public final class Needed {
    public static final String KEY = "earshot.needed";

    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");
    private static final Needed ALL = new Needed(Set.of(), true, false);

    /** Nothing is known yet: whoever has the columns leaves them out. */
    private static final Needed ASKED = new Needed(Set.of(), false, true);

    private final Set<String> names;
    private final boolean isAll;
    private final boolean isAsked;

    private Needed(Set<String> names, boolean isAll, boolean isAsked) {
        this.names = names;
        this.isAll = isAll;
        this.isAsked = isAsked;
    }

    /** Every name in a query counts, whichever table it is of: too many columns do no harm. */
    public static void by(Select<?> query, Configuration configuration) {
        configuration.data(KEY, ASKED);
        Set<String> names = new HashSet<>();
        Matcher matcher = NAME.matcher(DSL.using(configuration).render(query));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        configuration.data(KEY, new Needed(names, false, false));
    }

    static Needed in(Context<?> context) {
        return context.configuration().data(KEY) instanceof Needed needed ? needed : ALL;
    }

    /** Whether the query is only asked what it names. */
    boolean isAsked() {
        return isAsked;
    }

    boolean has(Field<?> column) {
        return isAll || names.contains(column.getName());
    }

    /** Never none. */
    List<Field<?>> of(List<Field<?>> columns) {
        List<Field<?>> some = columns.stream().filter(this::has).toList();
        return some.isEmpty() ? columns.subList(0, 1) : some;
    }
}
