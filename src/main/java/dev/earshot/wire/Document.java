package dev.earshot.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** What a body holds, for a dialect whose bodies are not always one object; otherwise as {@link Body}. */
public sealed interface Document {

    /**
     * JSON.
     *
     * @param root an object or an array
     * @param text as {@link Body.Parsed#text}
     */
    record Tree(JsonNode root, String text) implements Document {}

    /** Something else, and why. */
    record Refused(Fault fault) implements Document {}
}
