package dev.earshot;

import dev.earshot.console.VisitorPages;
import dev.earshot.control.LinkPasswordLimits;
import dev.earshot.control.Targets;
import dev.earshot.eventlog.EventLog;
import dev.earshot.ingest.Collector;
import dev.earshot.link.LinkDesk;
import dev.earshot.link.LinkParts;
import dev.earshot.link.LinkTable;
import dev.earshot.link.Places;
import dev.earshot.link.TryOut;
import dev.earshot.link.UserAgents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everything that answers links. */
final class Links implements AutoCloseable {
    private final LinkTable table;
    private final LinkDesk desk;
    private final Places places;
    private final TryOut tryOut;
    private final LinkEndpoint endpoint;
    private final LinkAnswers answers = new LinkAnswers(new VisitorPages());
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("link-", 0).factory());

    /** @throws IOException if the file of countries cannot be used */
    Links(Control control, LinkSettings settings, Collector collector, EventLog log, InstantSource clock)
            throws IOException {
        UserAgents userAgents = new UserAgents();
        this.places = settings.geoDatabase().isPresent()
                ? places(settings.geoDatabase().get())
                : Places.none();
        this.table = new LinkTable(control.linkBook());
        this.desk = new LinkDesk(table, userAgents, places, clock, RandomIds::next);
        this.tryOut = new TryOut(userAgents, places);
        this.endpoint = new LinkEndpoint(
                table,
                desk,
                control.linkBook(),
                new LinkPasswordLimits(clock),
                collector,
                log,
                answers,
                settings.addressHeader(),
                background);
        table.refresh();
    }

    private static Places places(Path file) throws IOException {
        try {
            return Places.open(file);
        } catch (IOException e) {
            throw new IOException("links.geo-database: " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    LinkDesk desk() {
        return desk;
    }

    /** For pages and API. */
    LinkParts parts(Control control, Targets targets) {
        return new LinkParts(
                control.campaigns(),
                control.trackers(),
                control.smartLinks(),
                control.linkDomains(),
                targets,
                tryOut,
                places.isAvailable(),
                table::refresh);
    }

    LinkAnswers answers() {
        return answers;
    }

    LinkEndpoint endpoint() {
        return endpoint;
    }

    /** Brings changes of other processes in and writes down what was counted. */
    void refresh() {
        table.refresh();
        table.save();
    }

    @Override
    public void close() {
        background.close();
        table.save();
        places.close();
    }
}
