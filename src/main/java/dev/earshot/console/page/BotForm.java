package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * The fields of a bot, new or existing.
 *
 * @param zones all time zones that can be chosen
 * @param faults what is wrong, by field
 */
public record BotForm(String name, String platform, String timeZone, List<Zone> zones, Map<String, String> faults) {

    /** The platforms that are offered; any other can be chosen by the API. In the order of how common they are. */
    public static final List<Platform> PLATFORMS = List.of(
            new Platform("facebook", "Facebook Messenger"),
            new Platform("universal", "Universal (any bot, by REST)"),
            new Platform("webchat", "Web chat"),
            new Platform("slack", "Slack"),
            new Platform("microsoft", "Microsoft Bot Framework"),
            new Platform("google", "Google Assistant"),
            new Platform("alexa", "Amazon Alexa"),
            new Platform("sms", "SMS"),
            new Platform("twitter", "Twitter / X"),
            new Platform("viber", "Viber"),
            new Platform("wechat", "WeChat"),
            new Platform("line", "LINE"),
            new Platform("skype", "Skype"),
            new Platform("kik", "Kik"),
            new Platform("rasa", "Rasa"),
            new Platform("generic", "Generic"));

    public record Platform(String id, String label) {}

    /** @param label the zone with its present offset: {@code Europe/Berlin (UTC+1)} */
    public record Zone(String id, String label) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    public static String label(String platform) {
        return PLATFORMS.stream()
                .filter(known -> known.id.equals(platform))
                .map(Platform::label)
                .findFirst()
                .orElse(platform);
    }
}
