package dev.earshot.control;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for what people type about a bot. */
final class BotFields {
    /** Open, not a list: an unknown platform is collected by the generic dialect, so it may be named here too. */
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9_-]{1,40}");

    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

    private BotFields() {}

    static Optional<FieldFault> checkName(String name) {
        return TextRules.label("name", name);
    }

    static Optional<FieldFault> checkPlatform(String platform) {
        return PLATFORM.matcher(platform).matches()
                ? Optional.empty()
                : FieldFault.of("platform", "must be 1 to 40 of a-z, 0-9, '-' and '_', for example 'facebook'");
    }

    static Optional<FieldFault> checkTimeZone(String timeZone) {
        return TIME_ZONES.contains(timeZone)
                ? Optional.empty()
                : FieldFault.of("timeZone", "must be a name of the IANA time zone database, like 'Europe/Berlin'");
    }
}
