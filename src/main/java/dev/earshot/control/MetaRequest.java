package dev.earshot.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that Meta asked on behalf of a person.
 *
 * @param code by which the person can ask what became of it
 * @param person as Meta knows them in this app; empty if it was about a page
 * @param pageId empty if it was about a person
 * @param note what was done
 */
public record MetaRequest(
        String code,
        Kind kind,
        String person,
        String pageId,
        Instant madeAt,
        boolean isOpen,
        String note,
        @Nullable Instant doneAt) {

    /** What was asked. */
    public enum Kind {
        DATA_DELETION,
        DEAUTHORIZATION
    }
}
