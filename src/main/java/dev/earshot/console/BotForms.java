package dev.earshot.console;

import dev.earshot.console.page.BotForm;
import dev.earshot.control.Bot;
import dev.earshot.http.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The fields of a bot's form. */
final class BotForms {
    private static final String DEFAULT_PLATFORM = "facebook";

    private final InstantSource clock;

    BotForms(InstantSource clock) {
        this.clock = clock;
    }

    BotForm empty() {
        return new BotForm("", DEFAULT_PLATFORM, "UTC", zones(), Map.of());
    }

    BotForm of(Bot bot) {
        return new BotForm(bot.name(), bot.platform(), bot.timeZone().getId(), zones(), Map.of());
    }

    /** What somebody has typed, with what is wrong about it. */
    BotForm of(Request request, Map<String, String> faults) {
        return new BotForm(
                request.form("name").orElse(""),
                request.form("platform").orElse(""),
                request.form("timeZone").orElse(""),
                zones(),
                faults);
    }

    /** Those that name a place, and UTC; the database's other names are old spellings of them. */
    private List<BotForm.Zone> zones() {
        Instant now = clock.instant();
        return new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream()
                        .filter(id -> id.equals("UTC")
                                || id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                        .map(id -> new BotForm.Zone(id, "UTC" + offset(ZoneId.of(id), now)))
                        .toList();
    }

    private static String offset(ZoneId zone, Instant now) {
        ZoneOffset offset = zone.getRules().getOffset(now);
        return offset.equals(ZoneOffset.UTC) ? "±0" : offset.getId();
    }
}
