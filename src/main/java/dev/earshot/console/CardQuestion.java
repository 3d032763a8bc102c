package dev.earshot.console;

import dev.earshot.console.show.Quantity;
import dev.earshot.control.Bot;
import dev.earshot.control.Dashboard;
import dev.earshot.http.QueryString;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The question of a card, between the address of a report's page and the day on which it is asked. */
final class CardQuestion {
    private CardQuestion() {}

    /** What a card keeps of a question; without its days if these are to be relative. */
    static String kept(ReportQuestion question, boolean isRelative) {
        Map<String, String> values = new LinkedHashMap<>(ReportParameters.write(question));
        if (isRelative) {
            values.remove("from");
            values.remove("to");
        }
        String written = ReportLinks.written(values);
        return written.isEmpty() ? "" : written.substring(1);
    }

    static int days(ReportQuestion question) {
        return (int) ChronoUnit.DAYS.between(
                        question.period().first(), question.period().last())
                + 1;
    }

    /** The parameters as they are asked today. */
    static Map<String, String> values(Dashboard.Card card, LocalDate today) {
        Map<String, String> values = new LinkedHashMap<>(QueryString.parse(card.question()));
        Integer days = card.lastDays();
        if (days != null) {
            values.put("from", today.minusDays(days - 1L).toString());
            values.put("to", today.toString());
        }
        return values;
    }

    /** @throws IllegalArgumentException in words, if the report no longer takes the question */
    static ReportQuestion today(Dashboard.Card card, Report report, Bot bot, LocalDate today, UserSets sets) {
        Map<String, String> values = values(card, today);
        values.keySet().retainAll(ReportParameters.names(report));
        return report.completed(
                ReportParameters.parse(values, report.options(), bot.id().value(), bot.timeZone(), today, sets));
    }

    /** The days that a card shows, in words. */
    static String words(Dashboard.Card card, ReportQuestion question) {
        @Nullable Integer days = card.lastDays();
        if (days == null) {
            return Quantity.days(question.period());
        }
        return days == 1 ? "today" : "last " + days + " days";
    }
}
