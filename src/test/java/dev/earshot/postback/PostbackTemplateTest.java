package dev.earshot.postback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Postback.Format;
import dev.earshot.outgoing.OutgoingCall;
import dev.earshot.outgoing.OutgoingUrl;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is called, with everything filled in. */
class PostbackTemplateTest {
    private static final String HARD = "a b&c=\"d\"/é{x}\\\n";

    private static PostbackTemplate get(String url) {
        return new PostbackTemplate(url, Format.GET, "");
    }

    private static PostbackTemplate post(Format format, String body) {
        return new PostbackTemplate("https://a.example/", format, body);
    }

    private static String faults(PostbackTemplate template) {
        return template.faults(OutgoingUrl::fault).stream()
                .map(FieldFault::toString)
                .reduce("", String::concat);
    }

    private static String body(PostbackTemplate template, Map<String, String> values) {
        return template.call(values, Map.of()).body();
    }

    @Test
    void valuesAreEncodedInAddressesAndMissingOnesAreEmpty() {
        OutgoingCall call = get("https://a.example/{click_id}?x={event_name}&cp={cp_0}&p={parameter.gclid}")
                .call(Map.of("click_id", "../b", "event_name", HARD, "parameter.gclid", "g"), Map.of());

        assertEquals("https://a.example/..%2Fb?x=a%20b%26c%3D%22d%22%2F%C3%A9%7Bx%7D%5C%0A&cp=&p=g", call.url());
        assertEquals(OutgoingCall.Verb.GET, call.verb());
    }

    @Test
    void aFormsValuesAreEncoded() {
        assertEquals(
                "a=a%20b%26c%3D%22d%22%2F%C3%A9%7Bx%7D%5C%0A&b=12.5",
                body(post(Format.FORM, "a={user_id}&b={amount}"), Map.of("user_id", HARD, "amount", "12.5")));
    }

    @Test
    void jsonKeepsTextsInTheirQuotesAndNumbersWithout() {
        PostbackTemplate template =
                post(Format.JSON, "{\"say \\\"hi\\\"\": \"<{user_id}>\", \"n\": {amount}, \"m\": [{event_time}]}");

        assertEquals("", faults(template));
        assertEquals(
                "{\"say \\\"hi\\\"\": \"<a b&c=\\\"d\\\"/é{x}\\\\\\n>\", \"n\": 12.5, \"m\": [null]}",
                body(template, Map.of("user_id", HARD, "amount", "12.5")));
    }

    @Test
    void whateverAValueIsJsonStaysJson() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        PostbackTemplate template = post(Format.JSON, "{\"a\":\"x{user_id}y\",\"b\":{\"c\":\"{click_id}\"}}");
        for (int i = 0; i < 500; i++) {
            String text = random.ints(random.nextInt(20), 0, 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            JsonNode read = new ObjectMapper().readTree(body(template, Map.of("user_id", text, "click_id", text)));
            assertEquals("x" + text + "y", read.get("a").asText(), "seed " + seed);
            assertEquals(text, read.at("/b/c").asText(), "seed " + seed);
            assertEquals(2, read.size());
        }
    }

    @Test
    void whatIsNoMacroIsRefusedWhenItIsSaved() {
        assertTrue(faults(get("https://a.example/?c={clickid}")).contains("{clickid}"));
        assertTrue(faults(get("https://a.example/?c={cp_x}")).contains("{cp_x}"));
        assertTrue(faults(post(Format.FORM, "a={nothing}")).startsWith("'body'"));
        assertTrue(faults(post(Format.JSON, "{\"a\":\"{nothing}\"}")).contains("{nothing}"));
        assertEquals("", faults(get("https://a.example/?{cp_0}={cp_12}&t={touch}")));
    }

    @Test
    void nobodyWhoClicksSaysWhichHostIsCalled() {
        for (String url : List.of(
                "https://{parameter.host}/",
                "https://a.example{parameter.x}/",
                "https://{cp_0}@a.example/",
                "{click_id}://a.example/",
                "https://a.example:{cp_0}/")) {
            assertTrue(faults(get(url)).contains("macro in its host"), url);
        }
        assertTrue(faults(get("ftp://a.example/")).startsWith("'url' must begin with"));
        assertTrue(faults(get("")).startsWith("'url'"));
    }

    @Test
    void aBodyThatCannotBeIsRefusedWhenItIsSaved() {
        assertTrue(faults(post(Format.JSON, "{\"a\":{click_id}}")).contains("in quotes"));
        assertTrue(faults(post(Format.JSON, "{\"a\":1")).contains("no JSON"));
        assertTrue(faults(post(Format.JSON, "{} {}")).contains("no JSON"));
        assertTrue(faults(post(Format.JSON, "")).startsWith("'body'"));
        assertTrue(faults(post(Format.FORM, "a=b c")).contains("encoded"));
        assertEquals("", faults(new PostbackTemplate("https://a.example/", Format.GET, "{nothing}")));
    }
}
