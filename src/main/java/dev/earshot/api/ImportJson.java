package dev.earshot.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.earshot.control.Import;
import org.jspecify.annotations.Nullable;

/**
 * An import, as the API gives it.
 *
 * @param receivedBytes how much of the file is here: the next part begins there
 * @param partBytes the longest part that one call can bring
 * @param state {@code uploading}, {@code checking}, {@code checked}, {@code running}, {@code done} or {@code failed}
 * @param progress of the state at work, from 0 to 1
 * @param check what a reading of the whole file found; nothing was stored by it
 * @param imported how many events are in the event log by now
 */
record ImportJson(
        String id,
        String name,
        String state,
        String problem,
        long sizeBytes,
        long receivedBytes,
        int partBytes,
        double progress,
        CheckJson check,
        long imported,
        String createdAt,
        String changedAt,
        @Nullable String createdBy) {

    /**
     * @param lines records in the file, its header apart
     * @param usable those that events can be made of
     * @param errors those that cannot be used
     * @param first when the first event happened
     * @param details {@code shape}, {@code unknownColumns} (kept as metadata) and {@code sample}, the first events
     */
    record CheckJson(
            long lines,
            long usable,
            long errors,
            long events,
            @Nullable String first,
            @Nullable String last,
            @JsonRawValue String details) {}

    static ImportJson of(Import one, int partBytes) {
        Import.Check check = one.check();
        return new ImportJson(
                one.id(),
                one.name(),
                Words.of(one.state().name()),
                one.problem(),
                one.sizeBytes(),
                one.receivedBytes(),
                partBytes,
                one.progress(),
                new CheckJson(
                        check.lines(),
                        check.usable(),
                        check.faulty(),
                        check.events(),
                        Times.nullable(check.first()),
                        Times.nullable(check.last()),
                        check.detailsJson()),
                one.brought().events(),
                Times.text(one.madeAt()),
                Times.text(one.changedAt()),
                one.madeBy());
    }
}
