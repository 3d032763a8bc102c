package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The field that says whose a body is, found before the body is read. */
class TopFieldTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"app\":\"a\"}",
                "{\"x\":{\"app\":\"inner\"},\"app\":\"a\"}",
                "{\"x\":[{\"app\":\"inner\"}],\"app\":\"a\",\"y\":[1]}",
                "{\"app\":\"first\",\"app\":\"a\"}",
                "{\"app\":null,\"app\":\"a\"}",
                "{\"a\\u0070p\":\"a\"}",
                "[{\"app\":\"a\"}]",
                "[{},{\"app\":\"a\"},{\"app\":\"later\"}]",
                "\ufeff{\"app\":\"a\"}",
                " \n{\"app\":\"a\"",
                "{\"app\":\"a\",\"x\":[[[",
                "{\"app\":\"a\"} and rubbish",
            })
    void isFoundAtTheTopAsFarAsTheBodyCanBeRead(String body) {
        assertEquals("a", find(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[[{\"app\":\"a\"}]]",
                "[7,{\"app\":\"a\"}]",
                "{\"x\":{\"app\":\"a\"}}",
                "{\"app\":{\"app\":\"a\"}}",
                "{\"app\":[\"a\"]}",
                "{\"app\":\"a",
                "app=a",
                "\"app\"",
                "\u0000\u0000{\"app\":\"a\"}",
            })
    void isNotFoundWhereItIsNotOrCannotBeRead(String body) {
        assertNull(find(body));
    }

    @Test
    void aNumberIsItsText() {
        assertEquals("12", find("{\"app\":12}"));
    }

    @Test
    void aMegabyteOfBracketsEndsTheSearch() {
        assertNull(find("{\"x\":" + "[".repeat(1 << 20)));
        assertNull(find("[".repeat(1 << 20)));
    }

    private static @Nullable String find(String body) {
        return BodyReader.topField(body.getBytes(StandardCharsets.UTF_8), "app");
    }
}
