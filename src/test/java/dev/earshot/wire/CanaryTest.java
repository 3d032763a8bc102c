package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that must not come out, put wherever clients put tokens; cut at every place, too. */
class CanaryTest {
    private static final String CANARY = "EAACANARYcanaryCANARY";

    private static final String SEND = "\"json\":{\"recipient\":{\"id\":\"7\"},\"message\":{\"text\":\"hi\"}}";

    static Stream<String> bodiesWithACanary() {
        return Stream.of(
                        "{\"qs\":{\"access_token\":\"@\"}," + SEND + "}",
                        "{\"qs\":{\"access_token\":[\"@\",{\"x\":\"@\"}]}," + SEND + "}",
                        "{\"access_token\":\"@\",\"access_token\":\"\"," + SEND + "}",
                        "{\"access\\u005ftoken\":\"@\"," + SEND + "}",
                        "{\"url\":\"https://graph.example.test/me/messages?access_token=@&x=1\"," + SEND + "}",
                        "{\"uri\":\"https://slack.example.test/api/chat.postMessage?token=@\"," + SEND + "}",
                        "{\"headers\":{\"Authorization\":\"Bearer @\"}," + SEND + "}",
                        "{\"headers\":[\"X-Auth\",\"Bearer @\"]," + SEND + "}",
                        "{\"headers\":[\"Authorization: Bearer @\"]," + SEND + "}",
                        "{\"auth\":{\"bearer\":\"Bearer @\",\"password\":\"@\"}," + SEND + "}",
                        "{\"json\":{\"recipient\":{\"id\":\"7\"},\"message\":{\"text\":\"hi\"},\"access_token\":\"@\"}}",
                        "{\"body\":\"{\\\"recipient\\\":{\\\"id\\\":\\\"7\\\"},\\\"message\\\":{\\\"text\\\":\\\"hi\\\"},"
                                + "\\\"access_token\\\":\\\"@\\\"}\"}",
                        "{\"form\":\"recipient=%7B%22id%22%3A%227%22%7D&message=%7B%22text%22%3A%22x%22%7D&access_token=@\"}",
                        "{\"form\":{\"access_token\":\"@\",\"recipient\":\"{'id':'7'}\",\"message\":\"{'text':'x'}\"}}",
                        "{\"json\":{\"batch\":[{\"relative_url\":\"me/messages?access_token=@\",\"body\":"
                                + "\"recipient=7&access_token=@&message=%7B%7D\"}],\"access_token\":\"@\"}}",
                        "{\"form\":\"batch=%5B%7B%22body%22%3A%22message%3D%257B%257D%26access_token%3D@%26x%3D1%22%7D%5D\"}",
                        "{\"form\":\"batch=%5B%7B%22body%22%3A%22message%253D1%2526access_token%253D@%2526x%22%7D%5D\"}",
                        "{\"form\":\"message=1&batch=%25257B%252522access_token%252522%25253A%252522@%252522%25257D\"}",
                        "{\"appsecret_proof\":\"@\",\"client_secret\":\"@\",\"verify_token\":\"@\"," + SEND + "}",
                        "{" + SEND
                                + ",\"responseBody\":\"{\\\"access_token\\\":\\\"@\\\",\\\"message_id\\\":\\\"m\\\"}\"}",
                        "{\"token\":\"@\",\"team\":{\"bot\":{\"token\":\"@\"},\"incoming_webhook\":{\"url\":\"@\"}},"
                                + "\"message\":{\"channel\":\"D\",\"text\":\"x\",\"user\":\"U\"}}",
                        "{\"apiKey\":\"@\",\"username\":\"b\",\"message\":{\"from\":\"ada\",\"body\":\"x\"}}",
                        "{\"text\":\"x\",\"userId\":\"u\",\"platformJson\":\"{\\\"apiKey\\\":\\\"@\\\"}\"}",
                        "{\"text\":\"x\",\"userId\":\"u\",\"platformUserJson\":{\"password\":\"@\"},"
                                + "\"metadata\":{\"session\":{\"accessToken\":\"@\"}}}",
                        "{\"type\":\"customEvent\",\"userId\":\"u\",\"extraInfo\":{\"url\":\"https://x/?access_token=@\"}}",
                        "{\"event\":{\"session\":{\"user\":{\"userId\":\"u\",\"accessToken\":\"@\"}},\"context\":{\"System\":"
                                + "{\"apiAccessToken\":\"@\"}},\"request\":{\"type\":\"SessionEndedRequest\"}}}",
                        "{\"error\":{\"message\":\"bad\",\"access_token\":\"@\"},\"requestId\":\"r\"}",
                        "{\"object\":\"page\",\"entry\":[{\"id\":\"9\",\"messaging\":[{\"access_token\":\"@\"},"
                                + "{\"sender\":{\"id\":\"7\"},\"message\":{\"text\":\"a\"},\"platformUserJson\":"
                                + "{\"token\":\"@\"}},7]}]}")
                .map(body -> body.replace("@", CANARY));
    }

    @ParameterizedTest
    @MethodSource("bodiesWithACanary")
    void noTokenComesOut(String body) {
        for (String type : List.of("incoming", "outgoing", "event", "all", "connect", "outgoingResponse", "nonsense")) {
            for (String platform :
                    List.of("facebook", "generic", "slack", "kik", "microsoft", "google", "alexa", "rasa")) {
                assertNoCanary("type=" + type + "&platform=" + platform, body);
            }
        }
        for (String call : List.of("kochava", "kochava/identityLink", "kochava/click?campaign_id=ko-1")) {
            assertNoCanary(call, body);
        }
    }

    @ParameterizedTest
    @MethodSource("bodiesWithACanary")
    void noTokenComesOutOfABodyThatIsCutOff(String body) {
        for (int length = 0; length < body.length(); length++) {
            assertNoCanary("type=outgoing&platform=facebook", body.substring(0, length));
        }
    }

    private static void assertNoCanary(String call, String body) {
        Decoded decoded = Wire.decode(call, body.getBytes(StandardCharsets.UTF_8));
        String output = decoded.toString();
        // Whole, or so much of it that it would be of use.
        assertFalse(output.contains(CANARY.substring(0, 8)), () -> call + "\n" + body + "\n" + output);
        assertEquals(1, Math.min(1, decoded.events().size() + decoded.faults().size()), () -> call + "\n" + body);
    }
}
