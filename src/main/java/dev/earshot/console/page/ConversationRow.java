package dev.earshot.console.page;

import org.jspecify.annotations.Nullable;

/**
 * A conversation in the list.
 *
 * @param path of its transcript
 * @param name what to call the person: their name, else their id
 * @param line what was said last
 * @param millis when; epoch milliseconds
 * @param brief the same for reading
 */
public record ConversationRow(
        String user,
        String path,
        String name,
        String initials,
        int hue,
        String line,
        boolean isIncoming,
        boolean isNotHandled,
        long millis,
        String brief,
        String utc,
        boolean isOpen) {

    /** The list, or one page of it.
     *
     * @param more where the next page is; null at the end
     */
    public record Rows(
            java.util.List<ConversationRow> rows, @Nullable String more, boolean isSearch) {}
}
