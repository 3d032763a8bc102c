package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token",
                "accessToken",
                "Access-Token",
                "ACCESS_TOKEN",
                "apiKey",
                "api_key",
                "x-api-key",
                "token",
                "Authorization",
                "appsecret_proof",
                "client_secret",
                "verify_token",
                "hub.verify_token",
                "fbPageAccessToken",
                "slack_bot_token",
                "password",
                "userPassword",
                "Cookie",
                "Set-Cookie",
                "secret",
                "apiAccessToken",
                "consentToken",
                "idToken",
                "refresh_token",
                "fb_exchange_token"
            })
    void knowsASecretByItsName(String name) {
        assertTrue(Secrets.isSecretName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "id",
                "key",
                "keyboard",
                "monkey",
                "mid",
                "one_time_notif_token",
                "notification_messages_token",
                "token_expiry_timestamp",
                "user_token_status",
                "conversationToken",
                "tokens",
                "recipient",
                "object",
                "authorization_code",
                "payload",
                "object_key",
                "entry",
                ""
            })
    void leavesOtherNamesAlone(String name) {
        assertFalse(Secrets.isSecretName(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/track?apiKey=abcdefghijkl1234&type=incoming | /track?apiKey=***1234&type=incoming",
                "/track?type=incoming&apiKey=short             | /track?type=incoming&apiKey=***",
                "/track?api%4bey=abcdefghijkl1234              | /track?api%4bey=***1234",
                "/track?access_token=abcdefghijklmnop&v=1      | /track?access_token=***&v=1",
                "/track?v=access_token%3Dabc%26x               | /track?v=access_token%3D***%26x",
                "/track                                        | /track",
                "/track?                                       | /track?",
                "/track?apiKey                                 | /track?apiKey",
                "//track?apiKey=                               | //track?apiKey="
            })
    void masksTargetsButShowsTheEndOfTheKey(String target, String masked) {
        assertEquals(masked, Secrets.maskTarget(target));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "access_token=abc&x=1                       | access_token=***&x=1",
                "a=1&qs[access_token]=abc                   | a=1&qs[access_token]=***",
                "a=1&qs%5Baccess_token%5D=abc&b             | a=1&qs%5Baccess_token%5D=***&b",
                "{\"access_token\":\"abc\",\"x\":1          | {\"access_token\":\"***\",\"x\":1",
                "{\"token\" : \"a\\\"b\", \"x\":1           | {\"token\" : \"***\", \"x\":1",
                "{\"token\":123,\"x\":1                     | {\"token\":\"***\",\"x\":1",
                "{\"token\":null,\"x\":1                    | {\"token\":null,\"x\":1",
                "{\"token\":{\"v\":\"a}\"},\"x\":1          | {\"token\":\"***\",\"x\":1",
                "{\"token\":\"abc                           | {\"token\":\"***",
                "{'token': 'abc', x                         | {'token': '***', x",
                "{token: abc, x: 1}                         | {token: ***, x: 1}",
                "\"{\\\"token\\\":\\\"abc\\\",\\\"x\\\":1}\" | \"{\\\"token\\\":\\\"***\\\",\\\"x\\\":1}\"",
                "%7B%22access_token%22%3A%22abc%22%7D       | %7B%22access_token%22%3A%22***%22%7D",
                "Authorization: Bearer abc                  | Authorization: ***",
                "'access_token' => 'abc'                    | 'access_token' => '***'",
                "the token's value is not a secret          | the token's value is not a secret",
                "no secrets: here=none                      | no secrets: here=none"
            })
    void findsSecretsInTextOfAnyForm(String text, String masked) {
        assertEquals(masked, Secrets.maskText(text));
    }

    @Test
    void findsTheValueOfAMultipartField() {
        assertEquals(
                "name=\"access_token\"\r\n\r\n***\r\n--b", Secrets.maskText("name=\"access_token\"\r\n\r\nabc\r\n--b"));
    }

    @Test
    void replacesNulSoThatEveryStoreCanHoldTheText() {
        assertEquals("a\ufffdb", Secrets.maskText("a\0b"));
    }

    @Test
    void maskingTwiceChangesNothingMore() {
        for (Recording recording : Recording.all()) {
            for (Fault fault : recording.decoded().faults()) {
                assertEquals(fault.rawJson(), Secrets.maskText(fault.rawJson()));
            }
        }
    }

    @Test
    void givesTheSameStringBackIfThereIsNothingToMask() {
        String text = "https://cdn.example.test/a.jpg?x=1&y=2";
        assertSame(text, Secrets.maskString(text, false));
    }

    @Test
    void takesTimeInProportionToTheText() {
        String hostile =
                "token ".repeat(100_000) + "token:{".repeat(20_000) + "\\".repeat(100_000) + "%".repeat(100_000);
        assertTrue(Secrets.maskText(hostile).length() <= hostile.length());
    }
}
