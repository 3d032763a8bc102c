package dev.earshot.event;

import java.util.List;
import java.util.Locale;

/** Who calls an address that is meant for people, as far as the user agent says. */
public enum UserAgentKind {
    PERSON,
    /** Looks at links, to show a preview or to index. */
    CRAWLER,
    /** Some other program that calls addresses. */
    PROGRAM;

    /**
     * As their makers document them; in lower case. 'WhatsApp/' and 'Viber/' are what those apps fetch previews with: their
     * users' browsers say so no more than any other.
     */
    private static final List<String> CRAWLERS = List.of(
            "facebookexternalhit",
            "facebookcatalog",
            "facebot",
            "meta-externalagent",
            "meta-externalfetcher",
            "whatsapp/",
            "viber/",
            "telegrambot",
            "twitterbot",
            "linkedinbot",
            "slackbot",
            "slack-imgproxy",
            "discordbot",
            "skypeuripreview",
            "pinterest/0.",
            "redditbot",
            "applebot",
            "googlebot",
            "google-inspectiontool",
            "bingpreview",
            "embedly",
            "iframely",
            "mastodon/",
            "snapchatads",
            "vkshare",
            "w3c_validator",
            "lighthouse",
            "crawler",
            "spider",
            "ia_archiver",
            "yandexbot",
            "duckduckbot",
            "baiduspider",
            "petalbot",
            "gptbot",
            "claudebot");

    private static final List<String> PROGRAMS = List.of(
            "curl/",
            "wget/",
            "python-requests",
            "python-urllib",
            "aiohttp",
            "go-http-client",
            "java/",
            "java-http-client",
            "apache-httpclient",
            "okhttp/",
            "node-fetch",
            "axios/",
            "undici",
            "libwww-perl",
            "ruby",
            "postmanruntime",
            "insomnia/",
            "httpie/",
            "headlesschrome",
            "phantomjs");

    /** A stranger's header may be long; who tells the truth about itself does so at its beginning. */
    private static final int MAX_LENGTH = 512;

    /** Where a name ends in it, it is one: 'ExampleBot/1.0'. Cubot is a maker of phones. */
    private static final String BOT = "bot";

    public static UserAgentKind of(String userAgent) {
        String lower =
                userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
        if (CRAWLERS.stream().anyMatch(lower::contains) || isBot(lower)) {
            return CRAWLER;
        }
        return PROGRAMS.stream().anyMatch(lower::contains) ? PROGRAM : PERSON;
    }

    private static boolean isBot(String lower) {
        for (int at = lower.indexOf(BOT); at >= 0; at = lower.indexOf(BOT, at + 1)) {
            int end = at + BOT.length();
            boolean isEnd = end == lower.length() || !Character.isLetter(lower.charAt(end));
            boolean isPhone = at >= 2 && lower.startsWith("cu", at - 2);
            if (isEnd && !isPhone) {
                return true;
            }
        }
        return false;
    }
}
