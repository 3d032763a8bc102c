package dev.earshot.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of an answer, however long. Used once. */
public interface BodySource {

    /**
     * Runs on a virtual thread; the stream blocks while the client does not keep up.
     *
     * @throws IOException if the client is gone, or the body cannot be made: the client sees that it was cut off
     */
    void writeTo(OutputStream out) throws IOException;

    /** Called instead of {@link #writeTo} if nobody wants the body. */
    default void discard() {}
}
