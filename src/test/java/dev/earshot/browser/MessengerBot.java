package dev.earshot.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.TestServer;
import dev.earshot.TestServer.TestBot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A bot on Messenger that reports what it hears and says. Every call must be accepted; its time is later than that of the
 * one before. Fields are given as they stand in JSON, without braces.
 */
final class MessengerBot {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "9000000000001";

    private final TestServer server;
    private final TestBot bot;
    private long millis = System.currentTimeMillis();
    private int messages;

    MessengerBot(TestServer server, TestBot bot) {
        this.server = server;
        this.bot = bot;
    }

    /** The same bot, after its server was started anew. */
    MessengerBot at(TestServer other) {
        MessengerBot same = new MessengerBot(other, bot);
        same.messages = messages;
        return same;
    }

    String id() {
        return bot.id();
    }

    String key() {
        return bot.apiKey();
    }

    /** @param page of the console, about this bot: {@code /firehose} */
    String path(String page) {
        return "/bots/" + bot.id() + page;
    }

    /** What is reported from now on happened then, and later. */
    MessengerBot setTime(long epochMillis) {
        millis = epochMillis;
        return this;
    }

    MessengerBot passTime(Duration time) {
        millis += time.toMillis();
        return this;
    }

    /** When the last happened. */
    long millis() {
        return millis;
    }

    /** @return the message's id */
    String hears(String user, String text) {
        return hears(user, "\"text\":" + quoted(text), "");
    }

    /**
     * @param message fields of the message, besides its id
     * @param beside fields beside the message
     * @return the message's id
     */
    String hears(String user, String message, String beside) {
        String mid = nextId();
        gets(user, "\"message\":{\"mid\":\"" + mid + "\"," + message + "}" + (beside.isEmpty() ? "" : "," + beside));
        return mid;
    }

    /** Many messages of one call, as a webhook brings them after a pause. */
    void hearsAll(String user, List<String> texts) {
        String items = texts.stream()
                .map(text -> """
                        {"sender":{"id":%s},"recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":"%s","text":%s}}""".formatted(quoted(user), PAGE, next(), nextId(), quoted(text)))
                .collect(Collectors.joining(","));
        send("incoming", "{\"object\":\"page\",\"entry\":[{\"id\":\"" + PAGE + "\",\"messaging\":[" + items + "]}]}");
    }

    /** @param fields of an item of the webhook, besides sender, recipient and time */
    void gets(String user, String fields) {
        send("incoming", """
                {"object":"page","entry":[{"id":"%s","time":%d,"messaging":[{"sender":{"id":%s},"recipient":{"id":"%s"},\
                "timestamp":%d,%s}]}]}""".formatted(PAGE, next(), quoted(user), PAGE, millis, fields));
    }

    String says(String user, String text) {
        return says(user, "\"text\":" + quoted(text), "");
    }

    /**
     * @param message fields of the message
     * @param beside fields beside the call of the Send API
     * @return the message's id
     */
    String says(String user, String message, String beside) {
        String mid = nextId();
        send("outgoing", """
                {"qs":{"access_token":"T"},"uri":"https://graph.facebook.com/v2.6/me/messages","method":"POST",\
                "dashbot_timestamp":%d,"json":{"recipient":{"id":%s},"message":{%s}},\
                "responseBody":{"recipient_id":%s,"message_id":"%s"}%s}""".formatted(
                        next(), quoted(user), message, quoted(user), mid, beside.isEmpty() ? "" : "," + beside));
        return mid;
    }

    /** @param fields of an event, besides the user's id and its time */
    void tells(String user, String fields) {
        send("event", "{\"userId\":" + quoted(user) + ",\"dashbot_timestamp\":" + next() + "," + fields + "}");
    }

    /** Fields of a message with one attachment. */
    static String attachment(String type, String payload) {
        return "\"attachments\":[{\"type\":" + quoted(type) + ",\"payload\":{" + payload + "}}]";
    }

    /** Fields of a message of the bot with a template. */
    static String template(String payload) {
        return "\"attachment\":{\"type\":\"template\",\"payload\":" + payload + "}";
    }

    static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends any body as a client would, and gives what it is answered. */
    HttpResponse<String> call(String type, String body) {
        return call(type, bot.apiKey(), body);
    }

    HttpResponse<String> call(String type, String key, String body) {
        try {
            return server.track(
                    "platform=facebook&v=12.1.0-npm&type=" + URLEncoder.encode(type, StandardCharsets.UTF_8)
                            + "&apiKey=" + key,
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until what was accepted can be asked for. */
    void awaitStored() throws Exception {
        server.awaitBooks(bot);
    }

    private void send(String type, String body) {
        HttpResponse<String> answer = call(type, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body() + " for " + body);
        }
    }

    private long next() {
        return ++millis;
    }

    private String nextId() {
        return "m_" + ++messages;
    }
}
