package dev.earshot;

import dev.earshot.event.RejectReason;
import dev.earshot.eventlog.EventLog;
import dev.earshot.http.HttpServer;
import dev.earshot.ingest.Books;
import dev.earshot.link.LinkDesk;
import dev.earshot.live.LiveHub;
import dev.earshot.projection.Projector;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;

/** The meters of {@code /metrics}. They read counters that are kept anyway, so the hot path knows nothing of them. */
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics(Books books, EventLog log, Projector projector, LiveHub hub) {
        counter(
                "earshot.events.received",
                "Events received",
                books,
                all -> all.all().received());
        counter(
                "earshot.events.accepted",
                "Events accepted, durable in the log",
                books,
                all -> all.all().accepted());
        for (RejectReason reason : RejectReason.values()) {
            FunctionCounter.builder(
                            "earshot.events.rejected",
                            books,
                            all -> all.all().rejected().getOrDefault(reason, 0L))
                    .description("Events rejected, by reason")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        counter(
                "earshot.events.stored",
                "Events written to the store",
                projector,
                all -> all.counts().stored());
        counter(
                "earshot.events.duplicate",
                "Events stored before",
                projector,
                all -> all.counts().duplicates());
        counter(
                "earshot.store.failures",
                "Writes to the store that failed",
                projector,
                all -> all.counts().failures());
        Gauge.builder("earshot.store.lag", projector, all -> all.counts().lag().toMillis() / 1_000.0)
                .description("How far the store is behind the log")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("earshot.log.healthy", log, all -> all.health().isGood() ? 1 : 0)
                .description("1 while the log takes records")
                .register(registry);
        Gauge.builder("earshot.live.subscribers", hub, LiveHub::subscriberCount)
                .description("Live screens and streams that are open")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private <T> void counter(String name, String description, T source, java.util.function.ToDoubleFunction<T> count) {
        FunctionCounter.builder(name, source, count).description(description).register(registry);
    }

    /** All meters in Prometheus' text format. */
    String text() {
        return registry.scrape();
    }

    void watch(HttpServer server) {
        Gauge.builder("earshot.http.streams", server, HttpServer::streamCount)
                .description("Streams of server-sent events that are open")
                .register(registry);
    }

    void watch(LinkDesk links) {
        counter("earshot.links.unknown", "Calls of links that do not exist", links, LinkDesk::unknown);
        counter("earshot.links.ended", "Calls of links that have ended", links, LinkDesk::ended);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
