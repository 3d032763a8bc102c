package dev.earshot.console;

import java.util.Set;

/**
 * How a bot of a platform reports: each of the client's entry points has calls of its own, and each platform bodies of its own.
 *
 * @param client the entry point of the npm client (dashbot 12.1.0)
 * @param calls what to call there
 * @param body a user's first message, as the platform writes it, without times and ids that would make all of them one
 */
record PlatformExample(String client, String calls, String body) {
    /** The client's entry points that take the generic form; what it does not know goes in by {@code universal}. */
    private static final Set<String> GENERIC_CLIENTS =
            Set.of("generic", "universal", "line", "sms", "viber", "wechat", "skype", "twitter");

    static PlatformExample of(String platform) {
        return switch (platform) {
            case "facebook" -> FACEBOOK;
            case "slack" -> SLACK;
            case "kik" -> KIK;
            case "microsoft" -> MICROSOFT;
            case "google" -> GOOGLE;
            case "alexa" -> ALEXA;
            case "rasa" -> new PlatformExample("universal", GENERIC_CALLS, RASA_BODY);
            default ->
                new PlatformExample(
                        GENERIC_CLIENTS.contains(platform) ? platform : "universal", GENERIC_CALLS, GENERIC_BODY);
        };
    }

    private static final String GENERIC_CALLS = """
            // when the user says something
            dashbot.logIncoming({ text: 'Hi, bot', userId: 'user-1' })

            // when the bot answers
            dashbot.logOutgoing({ text: 'Hello, human', userId: 'user-1' })
            """;

    private static final String GENERIC_BODY = """
            {
              "text": "Hi, bot",
              "userId": "user-1",
              "intent": { "name": "greeting" }
            }""";

    private static final PlatformExample FACEBOOK = new PlatformExample("facebook", """
            // in your webhook
            dashbot.logIncoming(request.body)

            // after each call of the Send API
            dashbot.logOutgoing(requestData, response.body)
            """, """
            {
              "object": "page",
              "entry": [{
                "id": "PAGE_ID",
                "messaging": [{
                  "sender": { "id": "USER_ID" },
                  "recipient": { "id": "PAGE_ID" },
                  "message": { "text": "Hi, bot" }
                }]
              }]
            }""");

    private static final PlatformExample SLACK = new PlatformExample("slack", """
            // with what rtm.start answered: when a message arrives
            dashbot.logIncoming(bot, team, message)

            // when the bot answers
            dashbot.logOutgoing(bot, team, reply)
            """, """
            {
              "team": { "id": "TEAM_ID" },
              "bot": { "id": "BOT_ID" },
              "message": {
                "type": "message",
                "channel": "CHANNEL_ID",
                "user": "USER_ID",
                "text": "Hi, bot"
              }
            }""");

    private static final PlatformExample KIK = new PlatformExample("kik", """
            // both directions, once the bot is made
            dashbot.configHandler(bot)
            """, """
            {
              "username": "BOT_NAME",
              "message": {
                "type": "text",
                "from": "USER_ID",
                "body": "Hi, bot"
              }
            }""");

    private static final PlatformExample MICROSOFT = new PlatformExample("microsoft", """
            // both directions, once the adapter is made
            adapter.use(dashbot.middleware())
            """, """
            {
              "type": "message",
              "from": { "id": "USER_ID" },
              "recipient": { "id": "BOT_ID" },
              "conversation": { "id": "CONVERSATION_ID" },
              "text": "Hi, bot"
            }""");

    private static final PlatformExample GOOGLE = new PlatformExample("google", """
            // both directions, once the assistant is made
            dashbot.configHandler(assistant)
            """, """
            {
              "request_body": {
                "queryResult": {
                  "queryText": "Hi, bot",
                  "intent": { "displayName": "Greeting" }
                },
                "originalDetectIntentRequest": {
                  "source": "google",
                  "payload": { "user": { "userId": "USER_ID" } }
                }
              }
            }""");

    private static final PlatformExample ALEXA = new PlatformExample("alexa", """
            // when the skill is called
            dashbot.logIncoming(event, context)

            // when it answers
            dashbot.logOutgoing(event, response, context)
            """, """
            {
              "event": {
                "request": {
                  "type": "IntentRequest",
                  "intent": { "name": "Greeting" }
                },
                "session": {
                  "sessionId": "SESSION_ID",
                  "user": { "userId": "USER_ID" }
                }
              }
            }""");

    private static final String RASA_BODY = """
            {
              "event": "user",
              "sender_id": "USER_ID",
              "text": "Hi, bot"
            }""";
}
