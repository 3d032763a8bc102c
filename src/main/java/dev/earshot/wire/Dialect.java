package dev.earshot.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One wire protocol: bytes in, events and the protocol's own answers out. Pure: no I/O, no clock, thread-safe.
 */
public interface Dialect {

    /**
     * What the call says of whose it is, by which its bot is found; empty if it says nothing. Asked before the body is known to
     * be whole, so it may break off. Never throws.
     */
    default String credential(Map<String, String> query, byte[] body) {
        return query.getOrDefault("apiKey", "");
    }

    /** What the credential is called. */
    default String credentialName() {
        return "apiKey";
    }

    /** Why no credential was found in a body where it should stand: it cannot be read. Null if it can, or none stands there. */
    default @Nullable Fault unreadable(byte[] body) {
        return null;
    }

    /** What a call is told that is not signed as its bot demands. */
    default String unsigned() {
        return "this app takes signed calls only: 'Kochava-Api-Key' or 'Kochava-Auth-Token' is missing or wrong";
    }

    /** Never throws for anything that a client sends: what cannot be used comes back as a {@link Fault}. */
    Decoded decode(WireRequest request);

    /** The body that says that everything was taken; JSON. */
    String acceptance();

    /** The body that tells the caller what was wrong; JSON. */
    String refusal(List<String> messages);
}
