package dev.earshot.report.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that is asked of a bot again and again. Thread-safe. */
public interface Report {

    About about();

    default String name() {
        return about().name();
    }

    default String title() {
        return about().title();
    }

    /** What it asks beyond what all reports ask. */
    default List<Option> options() {
        return List.of();
    }

    /**
     * What can be given for one of the options, to choose from: what there is in the question's period.
     *
     * @return none if the option has choices of its own, or there is no telling; not more than a page can offer
     */
    default List<String> values(ReportQuestion question, Option option) {
        return List.of();
    }

    /** The question with what is asked if nothing is said, where that depends on what there is; so that a link shows the same for ever. */
    default ReportQuestion completed(ReportQuestion question) {
        return question;
    }

    /** The report at one thing of which this one looks closer, by name; its own name if it stands by itself. */
    default String partOf() {
        return name();
    }

    /** Whether another report leads to it, and so it is not in the navigation. */
    default boolean isDetail() {
        return !partOf().equals(name());
    }

    /** What else can be taken away of it, for the same question. */
    default List<Download> downloads() {
        return List.of();
    }

    /** What can be decided of a row of its answers; null if nothing. */
    default @Nullable Decision decision(Grid.Row row) {
        return null;
    }

    /**
     * Asks the store.
     *
     * @throws IllegalArgumentException in words for whoever asked, if the question cannot be answered so
     * @throws dev.earshot.store.StoreException if the store cannot answer
     */
    ReportAnswer answer(ReportQuestion question);
}
