package dev.earshot.report;

import java.util.List;
import java.util.function.Function;

/** How many items a page has: what was asked, but 1 to 500. */
final class PageLimit {
    private static final int MAX = 500;

    private PageLimit() {}

    static int clamp(int asked) {
        return Math.clamp(asked, 1, MAX);
    }

    /**
     * The page of {@code limit} items, of rows that were asked for with one more to see whether there are more.
     *
     * @param cursor of an item, for going on after it
     */
    static <T> Page<T> page(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}
