package dev.earshot.past.read;

import dev.earshot.event.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a record. */
public sealed interface ReadLine {
    long line();

    /**
     * @param events under ids that follow from the file or from the record's own id
     * @param claimed the id under which the record says that the bot has it already; to be believed only if it has
     */
    record Usable(long line, List<Event> events, @Nullable UUID claimed) implements ReadLine {}

    /** @param excerpt the beginning of the record, secrets masked */
    record Faulty(long line, String reason, String excerpt) implements ReadLine {}
}
