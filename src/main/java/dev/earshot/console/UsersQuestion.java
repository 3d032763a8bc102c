package dev.earshot.console;

import dev.earshot.console.page.UsersView;
import dev.earshot.report.FoundUsers;
import dev.earshot.report.PersonFilter;
import dev.earshot.report.PersonSort;
import dev.earshot.report.frame.ReportParameters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list of users is asked by its address: what leads from a number to it, and search, order and columns.
 *
 * @param values the parameters of the address
 * @param known the properties that can be columns, the most usual first
 */
record UsersQuestion(Map<String, String> values, List<String> known) {
    private static final String SEARCH = "q";
    private static final String SORT = "sort";
    private static final String CURRENCY = "currency";
    private static final String CURSOR = "cursor";

    /** Before a property's name in the name of its tick; its value does not matter. */
    private static final String COLUMN = "column_";

    /** That ticks were offered, so that none of them means none. */
    private static final String COLUMNS = "columns";

    /** Columns that are shown if nothing is said of them. */
    private static final int USUAL = 2;

    private static final int MAX_SEARCH = 200;

    /** Names are columns of their own already. */
    private static final Set<String> NAMES = Set.of("name", "first_name", "last_name", "firstName", "lastName");

    static UsersQuestion of(Map<String, String> values, List<String> known) {
        Map<String, String> given = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!value.isBlank()) {
                given.put(name, value);
            }
        });
        return new UsersQuestion(
                given, known.stream().filter(name -> !NAMES.contains(name)).toList());
    }

    String search() {
        String search = values.getOrDefault(SEARCH, "").strip();
        return search.length() > MAX_SEARCH ? search.substring(0, MAX_SEARCH) : search;
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    PersonSort sort() {
        String word = values.get(SORT);
        return word == null
                ? PersonSort.LAST_SEEN
                : Stream.of(PersonSort.values())
                        .filter(sort -> word(sort).equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'sort' must be last_seen, first_seen, messages or revenue"));
    }

    private static String word(PersonSort sort) {
        return ReportParameters.word(sort);
    }

    @Nullable
    String currency() {
        return Optional.ofNullable(values.get(CURRENCY))
                .map(code -> code.equals("none") ? "" : code)
                .orElse(null);
    }

    /** The properties that are columns. */
    List<String> columns() {
        if (!values.containsKey(COLUMNS)) {
            return known.stream().limit(USUAL).toList();
        }
        Set<String> columns = new LinkedHashSet<>();
        known.stream().filter(name -> values.containsKey(COLUMN + name)).forEach(columns::add);
        values.keySet().stream()
                .filter(name -> name.startsWith(COLUMN))
                .map(name -> name.substring(COLUMN.length()))
                .forEach(columns::add);
        return List.copyOf(columns);
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    PersonFilter filter(@Nullable FoundUsers found, int limit) {
        return new PersonFilter(search(), sort(), currency(), columns(), found, limit, values.get(CURSOR));
    }

    List<UsersView.Property> properties() {
        List<String> shown = columns();
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(shown);
        return all.stream()
                .map(name -> new UsersView.Property(COLUMN + name, name, shown.contains(name)))
                .toList();
    }

    /** What the form does not ask itself: that of the number, and the order. */
    Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(name -> name.startsWith(COLUMN));
        List.of(SEARCH, CURRENCY, CURSOR).forEach(kept::remove);
        kept.put(COLUMNS, "chosen");
        return kept;
    }

    /** The same list with one thing changed; from its start, unless that is what changes. */
    String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.remove(CURSOR);
        changed.put(name, value);
        return ReportLinks.written(changed);
    }

    String sortedBy(PersonSort sort) {
        return with(SORT, word(sort));
    }
}
