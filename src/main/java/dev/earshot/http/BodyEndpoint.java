package dev.earshot.http;

import java.util.Set;

/**
 * An endpoint on the hot path: it is handed whole bodies on an event loop, must not block, and answers each call once,
 * from whatever thread.
 */
public interface BodyEndpoint {

    /** The methods that it takes; OPTIONS is answered for it, and HEAD where it takes GET, neither of which is a call. */
    default Set<String> methods() {
        return Set.of("POST");
    }

    /** What it answers to another method; JSON. */
    default String wrongMethod() {
        return "{\"success\":false,\"errors\":[{\"message\":\"use POST\"}]}";
    }

    /** Takes a call whose body has been read, or could not be read: see {@link BodyCall#problem}. */
    void onCall(BodyCall call);

    /** Whether more bodies may be read in now. While not, reading stops, so that clients are slowed and not refused. */
    boolean hasRoom();

    /** Runs the action once there is room again, on whatever thread. */
    void whenRoom(Runnable action);
}
