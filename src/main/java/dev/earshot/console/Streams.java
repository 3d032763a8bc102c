package dev.earshot.console;

import dev.earshot.eventlog.LogPosition;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.SseProducer;
import dev.earshot.http.SseStream;
import dev.earshot.live.LiveHub;
import dev.earshot.live.LiveItem;
import dev.earshot.live.LiveSubscriber;
import dev.earshot.live.TooManySubscribersException;
import dev.earshot.live.Topic;
import java.util.List;
import java.util.Optional;

/** Streams of server-sent events that a page grows by. */
final class Streams {
    /** How often a reader that does not keep up is looked at again. */
    private static final long PAUSE_MILLIS = 20;

    private final LiveHub live;

    Streams(LiveHub live) {
        this.live = live;
    }

    /** Turns items into events of one stream. Called on one thread. */
    @FunctionalInterface
    interface Renderer {
        void render(List<LiveItem> items, Sink sink);
    }

    /** Takes one event: its name, and markup. */
    @FunctionalInterface
    interface Sink {
        void send(String event, String html);
    }

    /**
     * The answer to a page's script.
     *
     * @throws Problem 400 if the position to begin after is none
     */
    Answer open(Request request, Topic topic, Renderer renderer) {
        return open(request, topic, renderer, stream -> () -> {});
    }

    /** @param beside writes to the same stream, besides what the log brings */
    Answer open(Request request, Topic topic, Renderer renderer, SseProducer beside) {
        Optional<LogPosition> after = after(request);
        return Answer.stream(stream -> {
            try {
                AutoCloseable events = live.subscribe(topic, after, new Writer(stream, renderer));
                return both(beside.start(stream), events);
            } catch (TooManySubscribersException e) {
                // The browser comes back by itself, later and later.
                stream.close();
                return () -> {};
            }
        });
    }

    private static AutoCloseable both(AutoCloseable first, AutoCloseable second) {
        return () -> {
            first.close();
            second.close();
        };
    }

    /** What the browser has seen last; else where the page that it shows was made. */
    private static Optional<LogPosition> after(Request request) {
        try {
            return request.header("Last-Event-ID")
                    .filter(id -> !id.isBlank())
                    .or(() -> request.query("after"))
                    .map(LogPosition::parse);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The position to begin after is none: " + e.getMessage() + ".");
        }
    }

    /** Writes what the hub brings; waits for a slow reader, whom the hub drops when too much has piled up. */
    private static final class Writer implements LiveSubscriber {
        private final SseStream stream;
        private final Renderer renderer;

        Writer(SseStream stream, Renderer renderer) {
            this.stream = stream;
            this.renderer = renderer;
        }

        @Override
        public void onItems(List<LiveItem> items) throws InterruptedException {
            awaitRoom();
            renderer.render(items, (event, html) -> stream.send("", event, html));
            String position = items.getLast().resumeId();
            if (!position.isEmpty()) {
                // Last, so that a browser cut off before it asks for these items again.
                stream.send(position, "position", "");
            }
        }

        @Override
        public void onPosition(LogPosition position) throws InterruptedException {
            awaitRoom();
            stream.send(position.toString(), "position", "");
        }

        @Override
        public void onGap(LogPosition position) throws InterruptedException {
            awaitRoom();
            stream.send(position.toString(), "gap", "");
        }

        @Override
        public void onDropped() {
            stream.close();
        }

        private void awaitRoom() throws InterruptedException {
            while (!stream.hasRoom()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
