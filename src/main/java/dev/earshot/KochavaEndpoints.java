package dev.earshot;

import dev.earshot.eventlog.EventLog;
import dev.earshot.http.BodyEndpoint;
import dev.earshot.ingest.Collector;
import dev.earshot.ingest.KeyRing;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.kochava.TouchDialect;
import dev.earshot.wire.kochava.TrackDialect;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;

/** The addresses that clients of Kochava's bot integration call. */
final class KochavaEndpoints {
    static final String EVENTS = "/track/json";
    static final String IDENTITY_LINKS = "/v1/cpi/identityLink.php";
    static final String CLICKS = "/v1/cpi/click";
    static final String IMPRESSIONS = "/track/impression";

    static final Dialect EVENT_DIALECT = TrackDialect.events();
    static final Dialect IDENTITY_DIALECT = TrackDialect.identityLinks();
    static final Dialect CLICK_DIALECT = TouchDialect.clicks();
    static final Dialect IMPRESSION_DIALECT = TouchDialect.impressions();

    private KochavaEndpoints() {}

    /** @param collectors makes a collector with these keys and this clock */
    static Map<String, BodyEndpoint> of(
            Control control,
            BiFunction<KeyRing, InstantSource, Collector> collectors,
            InstantSource clock,
            EventLog log,
            Links links) {
        Collector events = collectors.apply(ControlApps.ofEvents(control.keyRing(), control.masterKey()), clock);
        Collector touches = collectors.apply(ControlApps.ofTouches(control.keyRing()), clock);
        return Map.of(
                EVENTS,
                new TrackerEndpoint(EVENT_DIALECT, events, log),
                IDENTITY_LINKS,
                new TrackerEndpoint(IDENTITY_DIALECT, events, log),
                CLICKS,
                TouchEndpoint.ofClicks(CLICK_DIALECT, touches, log, links),
                IMPRESSIONS,
                TouchEndpoint.ofImpressions(IMPRESSION_DIALECT, touches, log, links));
    }
}
