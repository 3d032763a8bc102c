package dev.earshot.report.frame;

import java.util.Optional;

/** What a period is compared with. */
public enum Comparison {
    NONE,
    PERIOD_BEFORE,
    YEAR_BEFORE;

    public Optional<Period> of(Period period) {
        return switch (this) {
            case NONE -> Optional.empty();
            case PERIOD_BEFORE -> Optional.of(period.before());
            case YEAR_BEFORE -> Optional.of(period.yearBefore());
        };
    }
}
