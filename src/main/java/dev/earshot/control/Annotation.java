package dev.earshot.control;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a day: a launch, a campaign, an outage. Charts over time show it.
 *
 * @param day by the bot's time zone
 * @param madeBy the person's name; null if it was the operator, or somebody whose account is gone
 */
public record Annotation(
        String id,
        LocalDate day,
        String text,
        Instant madeAt,
        @Nullable String madeBy) {}
