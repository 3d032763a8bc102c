package dev.earshot.http;

/** Writes server-sent events to one client. */
@FunctionalInterface
public interface SseProducer {

    /**
     * Called once the headers are out, on a virtual thread.
     *
     * @return closed when the client goes away or the server stops
     */
    AutoCloseable start(SseStream stream) throws Exception;
}
