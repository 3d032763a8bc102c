package dev.earshot.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A card that somebody wants to add, as {@link Dashboard.Card} has it. */
public record CardDraft(
        String title,
        String report,
        String part,
        String question,
        @Nullable Integer lastDays,
        boolean isWide) {
    private static final int MAX_QUESTION = 4_000;
    private static final int MAX_DAYS = 3_650;
    private static final int MAX_NAME = 100;

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>(Stream.of(TextRules.label("title", title))
                .flatMap(java.util.Optional::stream)
                .toList());
        if (report.isBlank() || report.length() > MAX_NAME || part.length() > MAX_NAME) {
            faults.add(new FieldFault("report", "must be one of the catalogue"));
        }
        if (question.length() > MAX_QUESTION) {
            faults.add(new FieldFault("question", "must have at most " + MAX_QUESTION + " characters"));
        }
        if (lastDays != null && (lastDays < 1 || lastDays > MAX_DAYS)) {
            faults.add(new FieldFault("lastDays", "must be between 1 and " + MAX_DAYS));
        }
        return faults;
    }
}
