package dev.earshot.report.frame;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A tenth of how sure a bot can be, or what it did not say. The lower border belongs to a bin; so does 1 to the last.
 *
 * @param index from 0 to 9; {@link #UNKNOWN} where nothing was said
 */
public record ConfidenceBin(int index) {
    public static final int COUNT = 10;
    public static final int UNKNOWN = COUNT;

    private static final String UNKNOWN_WORD = "unknown";

    /** The tenths, and what is unknown last. */
    public static List<ConfidenceBin> all() {
        List<ConfidenceBin> all = new ArrayList<>();
        for (int i = 0; i <= UNKNOWN; i++) {
            all.add(new ConfidenceBin(i));
        }
        return all;
    }

    /** {@code 0.3-0.4}, or {@code unknown}. */
    public String word() {
        return index == UNKNOWN ? UNKNOWN_WORD : border(index) + "-" + border(index + 1);
    }

    /** {@code 30–40 %}, or {@code unknown}. */
    public String title() {
        return index == UNKNOWN ? UNKNOWN_WORD : index * 10 + "–" + (index + 1) * 10 + " %";
    }

    static List<String> words() {
        return all().stream().map(ConfidenceBin::word).toList();
    }

    /** @throws IllegalArgumentException in words for whoever asked */
    static ConfidenceBin parse(String word) {
        int index = words().indexOf(word);
        if (index < 0) {
            throw new IllegalArgumentException("a confidence must be one of " + String.join(", ", words()));
        }
        return new ConfidenceBin(index);
    }

    private static double border(int index) {
        return index / (double) COUNT;
    }

    Condition of(Field<Double> confidence) {
        return index == UNKNOWN ? confidence.isNull() : indexOf(confidence).eq(DSL.inline(index));
    }

    /** The number of the bin that a confidence lies in. */
    public static Field<Integer> indexOf(Field<Double> confidence) {
        Field<Integer> index = DSL.inline(COUNT - 1);
        for (int i = COUNT - 2; i >= 0; i--) {
            index = DSL.when(confidence.lt(DSL.inline(border(i + 1))), DSL.inline(i))
                    .otherwise(index);
        }
        return DSL.when(confidence.isNull(), DSL.inline(UNKNOWN)).otherwise(index);
    }
}
