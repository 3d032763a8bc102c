package dev.earshot.console;

import dev.earshot.console.show.ShownLine;
import dev.earshot.report.act.ActWords;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.When;
import java.util.List;
import java.util.stream.Collectors;

/** Definitions of audiences in words, in one line. */
final class CriterionWords {
    private static final int MAX_LENGTH = 240;
    private static final int MAX_WORD = 60;

    private CriterionWords() {}

    static String of(Criterion criterion) {
        return ShownLine.of(words(criterion), MAX_LENGTH);
    }

    private static String words(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> of) -> joined(of, " and ");
            case Criterion.Any(List<Criterion> of) -> joined(of, " or ");
            case Criterion.Not(Criterion of) -> "not (" + words(of) + ")";
            case Criterion.Attribute attribute ->
                word(attribute.name())
                        + (attribute.isEver() ? " ever " : " ")
                        + attribute.test().word()
                        + (attribute.value().isEmpty() ? "" : " " + word(attribute.value()));
            case Criterion.Did did -> ActWords.of(did.what()) + " " + times(did) + when(did.when());
            case Criterion.FirstSeen(When when) -> "first seen" + when(when);
            case Criterion.LastSeen(When when) -> "last seen" + when(when);
            case Criterion.Spent spent ->
                "revenue"
                        + (spent.least() == null
                                ? ""
                                : " at least " + spent.least().toPlainString())
                        + (spent.most() == null
                                ? ""
                                : " at most " + spent.most().toPlainString()) + " "
                        + spent.currency() + when(spent.when());
            case Criterion.CameBy came -> "came by " + came.by().word() + " " + word(came.value()) + when(came.when());
            case Criterion.OnPlatform(String value) -> "on " + word(value);
            case Criterion.OnDevice(String value) -> "with " + word(value);
        };
    }

    private static String joined(List<Criterion> of, String by) {
        return of.stream()
                .map(one -> one instanceof Criterion.All || one instanceof Criterion.Any
                        ? "(" + words(one) + ")"
                        : words(one))
                .collect(Collectors.joining(by));
    }

    private static String times(Criterion.Did did) {
        long least = did.times().least();
        Long most = did.times().most();
        if (most != null) {
            return most == 0
                    ? "never"
                    : most == least
                            ? "exactly " + most + "×"
                            : least > 0 ? least + " to " + most + "×" : "at most " + most + "×";
        }
        return least == 1 ? "" : "at least " + least + "×";
    }

    private static String when(When when) {
        return switch (when) {
            case When.Ever() -> "";
            case When.LastDays(int days) -> " in the last " + Numbers.of(days, "day");
            case When.Dates dates ->
                (dates.first() == null ? "" : " from " + dates.first())
                        + (dates.last() == null ? "" : " to " + dates.last());
        };
    }

    private static String word(String text) {
        return "“" + ShownLine.of(text, MAX_WORD) + "”";
    }
}
