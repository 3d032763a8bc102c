package dev.earshot.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bot as somebody asks for it, not yet checked.
 *
 * @param workspaceId where it shall belong; null means the only workspace in which the caller may make one
 */
public record BotDraft(@Nullable WorkspaceId workspaceId, String name, String platform, String timeZone) {
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        BotFields.checkName(name).ifPresent(faults::add);
        BotFields.checkPlatform(platform).ifPresent(faults::add);
        BotFields.checkTimeZone(timeZone).ifPresent(faults::add);
        return faults;
    }
}
