package dev.earshot.console;

import dev.earshot.console.page.SearchView;
import dev.earshot.event.MessageKind;
import dev.earshot.http.Request;
import dev.earshot.search.SearchQuestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is looked for, as the parameters of an address. */
final class SearchForm {
    private static final int MAX_VALUE = 1_000;
    private static final Set<String> DIRECTIONS = Set.of("incoming", "outgoing");
    private static final List<SearchView.Choice> KINDS = Arrays.stream(MessageKind.values())
            .map(kind -> new SearchView.Choice(kind.name().toLowerCase(Locale.ROOT), FoundWords.word(kind.name())))
            .toList();

    private SearchForm() {}

    /** Unknown words are left out: an address that somebody cut still finds something. */
    static SearchView.Form read(Request request) {
        return new SearchView.Form(
                value(request, "q"),
                one(request, "direction", DIRECTIONS),
                value(request, "platform"),
                value(request, "intent"),
                KINDS.stream()
                        .map(SearchView.Choice::word)
                        .filter(value(request, "kind")::equals)
                        .findFirst()
                        .orElse(""),
                value(request, "user"),
                day(request, "from"),
                day(request, "to"),
                value(request, "notHandled").equals("true"),
                value(request, "sort").equals("newest"),
                KINDS);
    }

    private static String value(Request request, String name) {
        String value = request.query(name).orElse("").strip();
        return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value;
    }

    private static String one(Request request, String name, Set<String> of) {
        String value = value(request, name);
        return of.contains(value) ? value : "";
    }

    private static String day(Request request, String name) {
        String value = value(request, name);
        try {
            return value.isEmpty() ? "" : LocalDate.parse(value).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** @param zone by whose days the form asks */
    static SearchQuestion question(
            SearchView.Form form, Set<String> bots, ZoneId zone, int limit, @Nullable String cursor) {
        SearchQuestion.Filter filter = new SearchQuestion.Filter(
                orNull(form.direction().toUpperCase(Locale.ROOT)),
                orNull(form.platform()),
                orNull(form.intent()),
                orNull(form.kind().toUpperCase(Locale.ROOT)),
                orNull(form.user()),
                start(form.from(), 0, zone),
                start(form.to(), 1, zone),
                form.isNotHandled());
        SearchQuestion.Order order = form.isNewestFirst() ? SearchQuestion.Order.NEWEST : SearchQuestion.Order.BEST;
        return new SearchQuestion(bots, form.text(), filter, order, limit, cursor);
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Instant start(String day, int daysLater, ZoneId zone) {
        return day.isEmpty()
                ? null
                : LocalDate.parse(day).plusDays(daysLater).atStartOfDay(zone).toInstant();
    }

    /** What {@link #read} makes the same form of. */
    static Map<String, String> write(SearchView.Form form) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", form.text());
        put(values, "direction", form.direction());
        put(values, "platform", form.platform());
        put(values, "intent", form.intent());
        put(values, "kind", form.kind());
        put(values, "user", form.user());
        put(values, "from", form.from());
        put(values, "to", form.to());
        put(values, "notHandled", form.isNotHandled() ? "true" : "");
        put(values, "sort", form.isNewestFirst() ? "newest" : "");
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }
}
