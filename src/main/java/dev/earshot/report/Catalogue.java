package dev.earshot.report;

import dev.earshot.report.frame.Report;
import dev.earshot.report.usage.OverviewReport;
import dev.earshot.store.Store;
import java.util.List;
import java.util.Optional;

/** Every report there is, in the order of the navigation. */
public final class Catalogue {
    private final List<Report> reports;

    public Catalogue(Store store) {
        this.reports = List.of(new OverviewReport(store));
    }

    public List<Report> all() {
        return reports;
    }

    public Optional<Report> find(String name) {
        return reports.stream().filter(report -> report.name().equals(name)).findFirst();
    }
}
