package dev.earshot.search;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an index has come; it is kept with what is indexed, in one commit, so that a crash neither loses nor doubles a
 * message.
 *
 * @param sequence up to which everything stored is indexed
 * @param lastSequence of the last message of these; with its id it tells whether this is an index of the store at hand
 * @param lastId null if there is none
 */
record Checkpoint(
        long sequence, long lastSequence, @Nullable UUID lastId) {
    static final Checkpoint START = new Checkpoint(0, 0, null);

    /** Raised whenever the same message gives another document; an index of another version is made anew. */
    private static final String VERSION = "1";

    Map<String, String> write() {
        Map<String, String> values = new HashMap<>();
        values.put("version", VERSION);
        values.put("sequence", Long.toString(sequence));
        values.put("lastSequence", Long.toString(lastSequence));
        values.put("lastId", lastId == null ? "" : lastId.toString());
        return values;
    }

    /** @throws StaleIndexException if it is of another version of the program */
    static Checkpoint read(Map<String, String> values) throws StaleIndexException {
        if (!VERSION.equals(values.get("version"))) {
            throw new StaleIndexException("it is of another version of the program");
        }
        try {
            String id = values.getOrDefault("lastId", "");
            return new Checkpoint(
                    Long.parseLong(values.getOrDefault("sequence", "")),
                    Long.parseLong(values.getOrDefault("lastSequence", "")),
                    id.isEmpty() ? null : UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new StaleIndexException("it does not say how far it has come");
        }
    }
}
