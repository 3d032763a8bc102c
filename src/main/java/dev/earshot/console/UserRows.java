package dev.earshot.console;

import dev.earshot.console.page.UsersView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.EventLine;
import dev.earshot.console.show.Hue;
import dev.earshot.console.show.Initials;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.report.PersonEntry;
import dev.earshot.report.PersonFilter;
import dev.earshot.report.PersonSort;
import dev.earshot.report.PersonSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Users as rows of a table. */
record UserRows(Bot bot, UsersQuestion question, PersonFilter filter) {
    private static final int MAX_VALUE = 60;

    List<UsersView.Column> columns() {
        List<UsersView.Column> columns = new ArrayList<>(List.of(
                column("Last seen", PersonSort.LAST_SEEN, false),
                column("First seen", PersonSort.FIRST_SEEN, false),
                column("Messages", PersonSort.MESSAGES, true),
                column("Revenue", PersonSort.REVENUE, true)));
        filter.properties()
                .forEach(name -> columns.add(new UsersView.Column(ShownLine.of(name, MAX_VALUE), null, false, false)));
        return columns;
    }

    private UsersView.Column column(String title, PersonSort sort, boolean isNumber) {
        return new UsersView.Column(title, question.sortedBy(sort), filter.sort() == sort, isNumber);
    }

    /** @param codes the one that counts if none is chosen first */
    List<UsersView.Currency> currencies(List<String> codes) {
        if (filter.sort() != PersonSort.REVENUE || codes.size() < 2) {
            return List.of();
        }
        String chosen = filter.currency() == null ? codes.getFirst() : filter.currency();
        return codes.stream()
                .map(code -> new UsersView.Currency(
                        code.isEmpty() ? "none" : code,
                        code.isEmpty() ? "no currency" : ShownLine.of(code, 8),
                        code.equals(chosen)))
                .toList();
    }

    UsersView.Row row(PersonEntry entry) {
        PersonSummary summary = entry.summary();
        List<UsersView.Cell> cells = new ArrayList<>(List.of(
                time(summary.lastSeen()),
                time(summary.firstSeen()),
                new UsersView.Cell(Numbers.of(summary.messages()), "", true),
                new UsersView.Cell(
                        entry.revenue().entrySet().stream()
                                .map(sum -> EventLine.amount(sum.getValue(), sum.getKey()))
                                .collect(Collectors.joining(", ")),
                        "",
                        true)));
        filter.properties()
                .forEach(name -> cells.add(
                        new UsersView.Cell(ShownLine.of(entry.properties().get(name), MAX_VALUE), "", false)));
        return new UsersView.Row(
                UserPages.path(bot, summary.user()),
                ShownLine.of(summary.user(), MAX_VALUE),
                ConversationRows.name(summary.user(), summary.name()),
                Initials.of(summary.name()),
                Hue.of(summary.user()),
                summary.name() != null,
                cells);
    }

    private UsersView.Cell time(Instant time) {
        return new UsersView.Cell(new BotTime(bot.timeZone()).full(time), BotTime.utc(time), false);
    }
}
