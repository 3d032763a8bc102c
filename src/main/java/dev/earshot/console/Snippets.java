package dev.earshot.console;

import dev.earshot.console.page.ConnectView.Snippet;
import java.util.List;

/**
 * Code to copy that connects a bot to this server, each complete: the real Dashbot client for Node.js, its Botkit
 * middleware, plain HTTP, and Java.
 */
final class Snippets {
    /** What stands in the examples when the key is not known any more. */
    static final String PLACEHOLDER = "YOUR_API_KEY";

    private Snippets() {}

    /**
     * @param key the API key, or {@link #PLACEHOLDER}
     * @param origin this server's address as the reader's browser knows it, without a slash at the end
     * @param kochavaAppId what clients of Kochava's bot integration send in the place of a key
     */
    static List<Snippet> of(String platform, String key, String origin, String kochavaAppId) {
        PlatformExample example = PlatformExample.of(platform);
        String address = origin + "/track?platform=" + platform + "&v=12.1.0-rest&type=incoming&apiKey=" + key;
        return List.of(
                new Snippet(
                        "npm",
                        "Node.js",
                        "Install the client with <npm install dashbot>, then log what comes in and what goes out:"
                                .replace("<", "“")
                                .replace(">", "”"),
                        npm(example, key, origin),
                        "The environment variable DASHBOT_SERVER_ROOT=" + origin
                                + " does the same for a bot whose code you'd rather not touch."),
                new Snippet(
                        "botkit",
                        "Botkit",
                        "Two middlewares log the whole conversation:",
                        botkit(platform, key, origin),
                        ""),
                new Snippet(
                        "curl",
                        "REST",
                        "One POST a message; for the bot's answers use type=outgoing. Try it now:",
                        curl(address, example.body()),
                        "The answer is {\"success\":true} once the message is on disk."),
                new Snippet("java", "Java", "No library needed:", java(address, example.body()), ""),
                new Snippet(
                        "kochava",
                        "Kochava",
                        "Events, clicks and impressions as Kochava's bot integration sends them; the app's id takes the place "
                                + "of a key:",
                        kochava(kochavaAppId, origin),
                        "The answer is {\"success\":\"1\"} once the event is on disk. Send fb_user_id wherever you know it: it "
                                + "ties clicks, conversations and revenue together."));
    }

    private static String kochava(String appId, String origin) {
        return """
                curl -X POST '%2$s/track/json' \\
                  -H 'Content-Type: application/json' \\
                  -d '{"kochava_app_id":"%1$s","action":"event","data":{"device_ids":{"fb_user_id":"123456789"},"event_name":"Purchase","event_data":{"name":"Shoes","currency":"USD","sum":100}}}'

                # the greeting was shown
                curl '%2$s/track/impression?campaign_id=%1$s&network_id=1&fb_user_id=123456789'

                # somebody came through it
                curl '%2$s/v1/cpi/click?campaign_id=%1$s&network_id=1&fb_user_id=123456789&pbr=1'
                """.formatted(appId, origin);
    }

    private static String npm(PlatformExample example, String key, String origin) {
        return """
                const dashbot = require('dashbot')('%s', {
                  serverRoot: '%s',
                  printErrors: false
                }).%s

                %s""".formatted(key, origin, example.client(), example.calls());
    }

    private static String botkit(String platform, String key, String origin) {
        String client = platform.equals("slack") ? "slack" : "facebook";
        return """
                const dashbot = require('dashbot')('%s', {
                  serverRoot: '%s',
                  printErrors: false
                }).%s

                controller.middleware.receive.use(dashbot.receive)
                controller.middleware.send.use(dashbot.send)
                """.formatted(key, origin, client);
    }

    private static String curl(String address, String body) {
        return """
                curl -X POST '%s' \\
                  -H 'Content-Type: application/json' \\
                  -d '%s'
                """.formatted(address, body);
    }

    private static String java(String address, String body) {
        return """
                HttpClient client = HttpClient.newHttpClient();
                HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "%s"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(\"""
                        %s
                        \"""))
                    .build();
                HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
                """.formatted(address, body.indent(8).strip());
    }
}
