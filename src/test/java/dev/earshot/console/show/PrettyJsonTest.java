package dev.earshot.console.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrettyJsonTest {

    @Test
    void indentsAndColours() {
        PrettyJson.Shown shown = PrettyJson.of("{\"a\":[1,{\"b\":true}],\"c\":null,\"d\":\"x\",\"e\":{},\"f\":[]}");
        assertEquals("""
                {
                  "a": [
                    1,
                    {
                      "b": true
                    }
                  ],
                  "c": null,
                  "d": "x",
                  "e": {},
                  "f": []
                }""", shown.plain());
        assertEquals(shown.plain(), joined(shown));
        assertTrue(shown.spans().contains(new PrettyJson.Span("key", "\"a\"")));
        assertTrue(shown.spans().contains(new PrettyJson.Span("number", "1")));
        assertTrue(shown.spans().contains(new PrettyJson.Span("word", "true")));
        assertTrue(shown.spans().contains(new PrettyJson.Span("string", "\"x\"")));
    }

    @Test
    void showsWhatIsNoJsonAsItCame() {
        PrettyJson.Shown shown = PrettyJson.of("{\"a\": .}");
        assertFalse(shown.isJson());
        assertEquals("{\"a\": .}", shown.plain());
        assertFalse(PrettyJson.of("{} {").isJson());
        assertEquals("", PrettyJson.of("").plain());
    }

    @Test
    void escapesHiddenCharacters() {
        assertEquals(
                "{\n  \"a\\u202e\": \"b\\u2066\"\n}",
                PrettyJson.of("{\"a\u202E\":\"b\u2066\"}").plain());
        assertEquals("not json \\u202e", PrettyJson.of("not json \u202E").plain());
    }

    @Test
    void doesNotColourWhatIsHuge() {
        PrettyJson.Shown shown = PrettyJson.of("[" + "1,".repeat(60_000) + "1]");
        assertEquals(1, shown.spans().size());
        assertEquals(shown.plain(), joined(shown));
    }

    @Test
    void keepsNumbersExact() {
        assertEquals(
                "[\n  17841400000000000001,\n  1.10\n]",
                PrettyJson.of("[17841400000000000001,1.10]").plain());
    }

    private static String joined(PrettyJson.Shown shown) {
        return shown.spans().stream().map(PrettyJson.Span::text).collect(Collectors.joining());
    }
}
