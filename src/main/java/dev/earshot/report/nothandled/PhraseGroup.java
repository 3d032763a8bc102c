package dev.earshot.report.nothandled;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that are alike and were not understood.
 *
 * @param id stays the same while the group's leading phrase does
 * @param leader the phrase that the others are like
 * @param variants the different texts said in the period, the most frequent first; never empty
 * @param lastEver when one of them was said last, in the period or not
 * @param entry what people have decided; null if nothing yet
 */
public record PhraseGroup(
        String id, String leader, List<Variant> variants, Instant lastEver, WorkList.@Nullable Entry entry) {
    public PhraseGroup {
        variants = List.copyOf(variants);
    }

    /** @param last when it was said last in the period */
    public record Variant(String text, long messages, long users, Instant last) {}

    /** What stands for the group before people: the text that was said most. */
    public String phrase() {
        return variants.getFirst().text();
    }

    public long messages() {
        return variants.stream().mapToLong(Variant::messages).sum();
    }

    /** When one of them was said last in the period. */
    public Instant last() {
        return variants.stream().map(Variant::last).max(Instant::compareTo).orElseThrow();
    }

    public List<String> texts() {
        return variants.stream().map(Variant::text).toList();
    }

    /** What was done and came again is open. */
    public WorkList.State state() {
        return entry == null || isBack() ? WorkList.State.OPEN : entry.state();
    }

    /** Whether it was said again after somebody had said that it is done. */
    public boolean isBack() {
        return entry != null && entry.state() == WorkList.State.DONE && lastEver.isAfter(entry.changedAt());
    }
}
