package dev.earshot.report.audience;

import java.util.List;
import java.util.Optional;

/** The audiences that people saved. Kept elsewhere; reports read it, for whoever may see the bot. Thread-safe. */
public interface AudienceBook {

    /** @param definition as {@link CriterionJson} writes it */
    record Saved(String id, String name, String definition) {}

    /** Those of a bot, by name; some hundreds at most. */
    List<Saved> of(String bot);

    /** Empty if the bot has none with this id. */
    Optional<Saved> find(String bot, String id);
}
