package dev.earshot.wire;

import java.util.List;

/**
 * One wire protocol: bytes in, events and the protocol's own answers out. Pure: no I/O, no clock, thread-safe.
 */
public interface Dialect {

    /** Never throws for anything that a client sends: what cannot be used comes back as a {@link Fault}. */
    Decoded decode(WireRequest request);

    /** The body that says that everything was taken; JSON. */
    String acceptance();

    /** The body that tells the caller what was wrong; JSON. */
    String refusal(List<String> messages);
}
