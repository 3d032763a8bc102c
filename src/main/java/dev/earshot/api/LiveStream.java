package dev.earshot.api;

import dev.earshot.eventlog.LogPosition;
import dev.earshot.http.Json;
import dev.earshot.http.SseStream;
import dev.earshot.live.LiveItem;
import dev.earshot.live.LiveSubscriber;
import java.time.Duration;
import java.util.List;

/** Writes what a subscription brings to one client. */
final class LiveStream implements LiveSubscriber {

    /** How long a client may read nothing; then it has to connect again. The hub's queue fills sooner on a busy bot. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SseStream stream;
    private final LiveJson json;

    LiveStream(SseStream stream, LiveJson json) {
        this.stream = stream;
        this.json = json;
    }

    private record PositionJson(String position) {}

    @Override
    public void onItems(List<LiveItem> items) throws InterruptedException {
        for (LiveItem item : items) {
            if (!stream.awaitRoom(PATIENCE)) {
                // Closing makes the server end the subscription.
                stream.close();
                return;
            }
            LiveJson.Frame frame = json.frame(item);
            stream.send(item.resumeId(), frame.name(), frame.json());
        }
    }

    @Override
    public void onPosition(LogPosition position) {
        send("position", position);
    }

    @Override
    public void onGap(LogPosition position) {
        send("gap", position);
    }

    private void send(String name, LogPosition position) {
        stream.send(position.toString(), name, Json.text(new PositionJson(position.toString())));
    }

    @Override
    public void onDropped() {
        stream.close();
    }
}
