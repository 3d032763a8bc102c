package dev.earshot.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request brought, after reading it as JSON and masking its secrets. */
public sealed interface Body {

    /**
     * A JSON object.
     *
     * @param text the body exactly as it was received; written anew only if a secret or a character that no store can
     *     hold had to be replaced, so that reading it again gives the same object
     */
    record Parsed(ObjectNode object, String text) implements Body {}

    /** Something else, and why. */
    record Refused(Fault fault) implements Body {}
}
