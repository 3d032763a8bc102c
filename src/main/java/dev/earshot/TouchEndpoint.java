package dev.earshot;

import dev.earshot.eventlog.EventLog;
import dev.earshot.http.BodyCall;
import dev.earshot.http.BodyEndpoint;
import dev.earshot.ingest.Call;
import dev.earshot.ingest.Collector;
import dev.earshot.link.ClickIds;
import dev.earshot.wire.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes clicks and impressions, from browsers and from servers; what they get to see comes once the touch is durable. */
final class TouchEndpoint implements BodyEndpoint {
    private static final String CLICK_ID = "click_id";
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
    private final Links links;

    private TouchEndpoint(Dialect dialect, boolean isClick, Collector collector, EventLog log, Links links) {
        this.links = links;
        this.dialect = dialect;
        this.isClick = isClick;
        this.collector = collector;
        this.log = log;
    }

    static TouchEndpoint ofClicks(Dialect dialect, Collector collector, EventLog log, Links links) {
        return new TouchEndpoint(dialect, true, collector, log, links);
    }

    static TouchEndpoint ofImpressions(Dialect dialect, Collector collector, EventLog log, Links links) {
        return new TouchEndpoint(dialect, false, collector, log, links);
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
        Call taken = withClickId(TrackerEndpoint.call(dialect, call));
        collector.collect(taken, (status, json) -> {
            if (status != 200) {
                call.reply(status, json);
            } else if (isClick) {
                answerClick(call, taken);
            } else {
                call.show(200, "image/gif", PIXEL);
            }
        });
    }

    /** A click without an id gets one of ours, so that what it leads to can name it. */
    private Call withClickId(Call call) {
        if (!isClick
                || call.body().length > 0
                || !call.query().getOrDefault(CLICK_ID, "").isBlank()) {
            return call;
        }
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put(CLICK_ID, ClickIds.of(RandomIds.next()));
        return new Call(
                call.dialect(), call.target(), query, call.body(), call.sender(), call.signature(), call.broken());
    }

    /**
     * To the tracker's landing page, as it was configured. Never a redirect to an address that the call itself names ({@code lpurl}, {@code deeplink}, {@code url}): anybody could
     * lead people anywhere in this server's name.
     */
    private void answerClick(BodyCall call, Call taken) {
        Optional<String> landing = links.desk()
                .landing(
                        taken.query().getOrDefault("campaign_id", ""),
                        taken.query(),
                        taken.query().getOrDefault(CLICK_ID, ""));
        String accepted = call.header("Accept");
        if ("1".equals(call.query().get("pbr"))) {
            call.show(200, "text/plain; charset=utf-8", NOTHING);
        } else if (landing.isPresent()) {
            call.reply(landing.get().isEmpty() ? links.answers().ended() : LinkAnswers.lead(landing.get()));
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
