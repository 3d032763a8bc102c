package dev.earshot.console.page;

import java.util.Map;

/**
 * One tracker and its form.
 *
 * @param parameters a line each: {@code name=value}
 * @param clickWindow how long its clicks count, in words; empty as for the bot
 * @param startsAt in the bot's time zone, as {@code datetime-local} writes it
 */
public record TrackerView(
        Frame frame,
        BotLink bot,
        String path,
        String campaignPath,
        String campaign,
        String name,
        String mediaPartner,
        String landingUrl,
        String deepLink,
        String parameters,
        String startsAt,
        String endsAt,
        String zone,
        boolean isArchived,
        String clickWindow,
        String impressionWindow,
        String clickUrl,
        String impressionUrl,
        String notice,
        Map<String, String> faults) {

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
