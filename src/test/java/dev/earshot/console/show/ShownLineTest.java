package dev.earshot.console.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShownLineTest {

    @Test
    void isOneLine() {
        assertEquals("a b c", ShownLine.of("  a\r\n\n\tb   c \n", 99));
    }

    @Test
    void isCutByCharactersAndNotByHalves() {
        assertEquals("😀😀…", ShownLine.of("😀😀😀", 2));
        assertEquals("😀😀😀", ShownLine.of("😀😀😀", 3));
    }

    @Test
    void writesHiddenCharactersOut() {
        assertEquals("a[U+202E]b[U+0000]", ShownLine.of("a\u202Eb\u0000", 99));
    }

    @Test
    void isEmptyForNothing() {
        assertEquals("", ShownLine.of(null, 9));
        assertEquals("", ShownLine.of(" \n", 9));
    }
}
