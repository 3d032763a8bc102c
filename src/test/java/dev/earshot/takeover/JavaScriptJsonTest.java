package dev.earshot.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To the byte what JavaScript writes. */
final class JavaScriptJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static String written(String json) throws Exception {
        return JavaScriptJson.of(MAPPER.readTree(json));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,0",
        "1,1",
        "-1.50,-1.5",
        "1.0,1",
        "100,100",
        "1e3,1000",
        "123456789012345680000,123456789012345680000",
        "12345678901234567890,12345678901234567000",
        "1e21,1e+21",
        "1.5e300,1.5e+300",
        "0.000001,0.000001",
        "0.0000001,1e-7",
        "0.00000123,0.00000123",
        "1.23e-7,1.23e-7",
        "5e-324,5e-324",
        "0.1,0.1",
        "9007199254740993,9007199254740992",
        "1e400,null",
        "1.7976931348623157e308,1.7976931348623157e+308"
    })
    void numbersAreWrittenAsJavaScriptDoes(String given, String expected) throws Exception {
        assertEquals(expected, written(given));
    }

    @Test
    void textsKeepEverythingThatNeedsNoEscape() throws Exception {
        assertEquals("\"a/b 🍕 ü \u2028 \u007f\"", written("\"a\\/b \\ud83c\\udf55 \\u00fc \\u2028 \\u007f\""));
        assertEquals("\"\\b\\f\\n\\r\\t\\\"\\\\\\u001f\\u0000\"", written("\"\\b\\f\\n\\r\\t\\\"\\\\\\u001F\\u0000\""));
        assertEquals("\"\\ud83c\"", JavaScriptJson.of(MAPPER.getNodeFactory().textNode("\ud83c")));
        assertEquals("\"\\udf55x\"", JavaScriptJson.of(MAPPER.getNodeFactory().textNode("\udf55x")));
    }

    @Test
    void namesThatAreIndexesComeFirstByTheirNumber() throws Exception {
        assertEquals(
                "{\"1\":3,\"10\":1,\"b\":2,\"01\":4,\"a\":5,\"4294967295\":6}",
                written("{\"10\":1,\"b\":2,\"1\":3,\"01\":4,\"a\":5,\"4294967295\":6}"));
    }

    @Test
    void everythingElseIsCompact() throws Exception {
        assertEquals(
                "{\"a\":[true,false,null,{}],\"\":[]}",
                written(" { \"a\" : [ true , false , null , { } ] , \"\" : [ ] } "));
    }
}
