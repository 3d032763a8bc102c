package dev.earshot.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shall change about a bot, not yet checked; null leaves a field as it is. */
public record BotChanges(
        @Nullable String name,
        @Nullable String platform,
        @Nullable String timeZone) {
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (name != null) {
            BotFields.checkName(name).ifPresent(faults::add);
        }
        if (platform != null) {
            BotFields.checkPlatform(platform).ifPresent(faults::add);
        }
        if (timeZone != null) {
            BotFields.checkTimeZone(timeZone).ifPresent(faults::add);
        }
        return faults;
    }
}
