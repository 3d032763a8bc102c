package dev.earshot.report;

import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Report;
import dev.earshot.report.sessions.SessionsReport;
import dev.earshot.report.usage.OverviewReport;
import dev.earshot.report.users.UsersReport;
import dev.earshot.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every report there is, in the order of the navigation. */
public final class Catalogue {
    private final List<Report> reports;

    public Catalogue(Store store) {
        this.reports = List.of(new OverviewReport(store), new UsersReport(store), new SessionsReport(store));
    }

    public List<Report> all() {
        return reports;
    }

    /** The options of all reports, by name. */
    public Set<String> optionNames() {
        return reports.stream()
                .flatMap(report -> report.options().stream())
                .map(Option::name)
                .collect(Collectors.toSet());
    }

    public Optional<Report> find(String name) {
        return reports.stream().filter(report -> report.name().equals(name)).findFirst();
    }
}
