package dev.earshot;

import dev.earshot.eventlog.EventLog;
import dev.earshot.http.BodyCall;
import dev.earshot.http.BodyEndpoint;
import dev.earshot.ingest.Collector;
import dev.earshot.wire.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Takes clicks and impressions, from browsers and from servers; what they get to see comes once the touch is durable. */
final class TouchEndpoint implements BodyEndpoint {
    private static final byte[] NOTHING = {};

    /** One transparent pixel. */
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static final byte[] NO_DESTINATION = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>No destination</title><h1>This link leads nowhere yet</h1>
            <p>Whoever made it has not said where it should lead. You can close this page.</p></html>
            """.getBytes(StandardCharsets.UTF_8);

    private final Dialect dialect;
    private final boolean isClick;
    private final Collector collector;
    private final EventLog log;

    private TouchEndpoint(Dialect dialect, boolean isClick, Collector collector, EventLog log) {
        this.dialect = dialect;
        this.isClick = isClick;
        this.collector = collector;
        this.log = log;
    }

    static TouchEndpoint ofClicks(Dialect dialect, Collector collector, EventLog log) {
        return new TouchEndpoint(dialect, true, collector, log);
    }

    static TouchEndpoint ofImpressions(Dialect dialect, Collector collector, EventLog log) {
        return new TouchEndpoint(dialect, false, collector, log);
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public String wrongMethod() {
        return dialect.refusal(List.of("use GET or POST"));
    }

    @Override
    public void onCall(BodyCall call) {
        collector.collect(TrackerEndpoint.call(dialect, call), (status, json) -> {
            if (status != 200) {
                call.reply(status, json);
            } else if (isClick) {
                answerClick(call);
            } else {
                call.show(200, "image/gif", PIXEL);
            }
        });
    }

    /**
     * Never a redirect to an address that the call itself names ({@code lpurl}, {@code deeplink}, {@code url}): anybody could
     * lead people anywhere in this server's name.
     */
    private static void answerClick(BodyCall call) {
        String accepted = call.header("Accept");
        if ("1".equals(call.query().get("pbr"))) {
            call.show(200, "text/plain; charset=utf-8", NOTHING);
        } else if (accepted != null && accepted.contains("text/html")) {
            call.show(200, "text/html; charset=utf-8", NO_DESTINATION);
        } else {
            call.show(204, "", NOTHING);
        }
    }

    @Override
    public boolean hasRoom() {
        return log.hasRoom();
    }

    @Override
    public void whenRoom(Runnable action) {
        log.whenRoom(action);
    }
}
