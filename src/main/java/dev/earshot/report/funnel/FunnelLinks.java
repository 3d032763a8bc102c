package dev.earshot.report.funnel;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.ReportQuestion;
import java.util.HashMap;
import java.util.Map;

/** Where the numbers lead: to who is behind them, with the transcripts. */
record FunnelLinks(ReportQuestion question) {

    /** @param step from 1 */
    Behind reached(int step) {
        return people(Map.of(FunnelPeopleReport.STEP, String.valueOf(step)));
    }

    /** Those for whom it was the last step. */
    Behind dropped(int step) {
        return people(Map.of(FunnelPeopleReport.STEP, String.valueOf(step), FunnelPeopleReport.ENDED, "here"));
    }

    Behind reached(int step, String value) {
        String written = value.isEmpty() ? FunnelPeopleReport.NO_VALUE : value;
        return people(Map.of(FunnelPeopleReport.STEP, String.valueOf(step), FunnelPeopleReport.VALUE, written));
    }

    /** Of those that began at or after this moment, in the same step of the series. */
    Behind reached(int step, java.time.Instant start) {
        return people(
                Map.of(FunnelPeopleReport.STEP, String.valueOf(step), FunnelPeopleReport.BEGAN, start.toString()));
    }

    private Behind people(Map<Option, String> of) {
        Map<String, String> options = new HashMap<>(question.options());
        of.forEach((option, value) -> options.put(option.name(), value));
        return new Behind.Detail(FunnelPeopleReport.NAME, options);
    }
}
