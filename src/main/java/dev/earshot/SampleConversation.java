package dev.earshot;

import dev.earshot.config.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./earshot send-sample}: the conversation of Dashbot's Facebook documentation, as a bot would report it. Times and
 * message ids are made new each time, so that it can be sent again and again.
 */
final class SampleConversation {
    private static final String USER = "1018952661536494";
    private static final String PAGE = "943703799078240";

    private SampleConversation() {}

    /** One call of the tracker. */
    private record Step(String type, String body) {}

    static void send(Map<String, String> arguments, PrintStream out) throws IOException, InterruptedException {
        Settings settings = new Settings(arguments, Map.of(), Map.of());
        Optional<String> key = settings.text("key");
        Optional<URI> url = settings.uri("url");
        if (key.isEmpty()) {
            settings.reject("send-sample needs --key API_KEY: a bot's page in the console shows it");
        }
        settings.check();
        String server = url.map(URI::toString).orElse("http://localhost:8080");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            for (Step step : steps(Instant.now())) {
                post(client, server, key.orElseThrow(), step, out);
            }
        }
    }

    private static void post(HttpClient client, String server, String key, Step step, PrintStream out)
            throws IOException, InterruptedException {
        URI address = URI.create(server.replaceAll("/+$", "") + "/track?platform=facebook&v=11.1.0-rest&type="
                + step.type + "&apiKey=" + key);
        HttpResponse<String> answer = call(
                client,
                server,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(15))
                        .POST(HttpRequest.BodyPublishers.ofString(step.body))
                        .build());
        out.printf("%-9s %d %s%n", step.type, answer.statusCode(), answer.body());
        if (answer.statusCode() != 200) {
            throw new IOException("the server did not take it: " + answer.body());
        }
    }

    private static HttpResponse<String> call(HttpClient client, String server, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("no server answers at " + server + "; is it running? --url names another", e);
        }
    }

    private static List<Step> steps(Instant now) {
        long at = now.toEpochMilli();
        return List.of(
                incoming(at, 1, "Hi, bot", ""),
                outgoing(at, 2, "Hello, my human pet", ""),
                incoming(at, 3, "What is the weather in San Francisco?", """
                        ,"intent":{"name":"WEATHER_QUERY","inputs":[{"name":"city","value":"San Francisco"}]}"""),
                outgoing(at, 4, "The weather is 68 degrees and sunny.", """
                        ,"intent":{"name":"WEATHER_RESPONSE","inputs":[{"name":"forecast","value":"68 and sunny"}]}"""),
                incoming(at, 5, "add user info", """
                        ,"platformUserJson":{"favoriteBook":"Harry Potter and the Goblet of Fire","ABTestGroup":"A"}"""),
                incoming(at, 6, "This is a message that is not handled.", ",\"intent\":{\"name\":\"NotHandled\"}"),
                event("""
                        "name":"trackMeEvent","type":"customEvent","extraInfo":{"start":1500504070512,"difference":374}"""),
                event("""
                        "name":"boughtSandwich","type":"revenueEvent","amount":17.45,\
                        "metadata":{"productName":"Ham Sandwich","sku":"abc123123"}"""),
                event("""
                        "name":"Launched Detail Page","type":"pageLaunchEvent","extraInfo":{"url":"https://www.dashbot.io/"}"""),
                event("""
                        "name":"sharedLink","type":"shareEvent","sharedMessage":{"text":"come check out this bot"}"""));
    }

    /** Times lie in the past, so that the outgoing messages, which carry none, come in between. */
    private static Step incoming(long at, int number, String text, String more) {
        return new Step("incoming", """
                {"object":"page","entry":[{"id":"%s","time":%d,"messaging":[{"sender":{"id":"%s"},"recipient":{"id":"%s"},\
                "timestamp":%d,"message":{"mid":"mid.%d:%d","seq":978,"text":"%s"}%s}]}]}""".formatted(PAGE, at, USER, PAGE, at + number, at, number, text, more));
    }

    private static Step outgoing(long at, int number, String text, String more) {
        return new Step("outgoing", """
                {"qs":{"access_token":"SAMPLE"},"uri":"https://graph.facebook.com/v2.6/me/messages",\
                "json":{"message":{"text":"%s"},"recipient":{"id":"%s"}},"method":"POST",\
                "responseBody":{"recipient_id":"%s","message_id":"mid.%d:%d"}%s}""".formatted(text, USER, USER, at, number, more));
    }

    private static Step event(String fields) {
        return new Step("event", "{" + fields + ",\"userId\":\"" + USER + "\"}");
    }
}
