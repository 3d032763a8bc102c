package dev.earshot.report.frame;

import java.util.List;

/** A question that is asked of a bot again and again. Thread-safe. */
public interface Report {

    /** In machine form, as in addresses. */
    String name();

    String title();

    /** What it answers, in a sentence. */
    String help();

    /** What would have to happen for it to show something. */
    String whenEmpty();

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

    /** Whether it looks closer at one thing that another report leads to, and so is not in the navigation. */
    default boolean isDetail() {
        return false;
    }

    /**
     * Asks the store.
     *
     * @throws IllegalArgumentException in words for whoever asked, if the question cannot be answered so
     * @throws dev.earshot.store.StoreException if the store cannot answer
     */
    ReportAnswer answer(ReportQuestion question);
}
