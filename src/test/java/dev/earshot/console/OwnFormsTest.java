package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/bots/bot_1/conversations?user=a%20b&at=1", "/a?next=https://elsewhere.test"})
    void goesOnToOurOwnPages(String path) {
        assertEquals(path, OwnForms.localPath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.test", "//elsewhere.test", "/\\elsewhere.test", "\\\\elsewhere.test",
                        "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b", "/\t/elsewhere.test", "", "elsewhere", "/ü"
            })
    void goesNowhereElse(String path) {
        assertEquals("/", OwnForms.localPath(path));
    }
}
