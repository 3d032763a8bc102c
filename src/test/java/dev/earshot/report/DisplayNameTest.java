package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DisplayNameTest {

    @Test
    void theNameGoesBeforeItsParts() {
        assertEquals("Ann", name("{\"name\":\"Ann\",\"first_name\":\"A\",\"lastName\":\"B\"}"));
        assertEquals("A B", name("{\"first_name\":\"A\",\"last_name\":\"B\",\"firstName\":\"C\"}"));
        assertEquals("A B", name("{\"firstName\":\"A\",\"lastName\":\"B\"}"));
    }

    @Test
    void oneOfTheTwoNamesIsEnough() {
        assertEquals("A", name("{\"first_name\":\"A\"}"));
        assertEquals("B", name("{\"lastName\":\" B \"}"));
        assertEquals("B", name("{\"first_name\":\"  \",\"last_name\":\"B\"}"));
    }

    @Test
    void blankAndMissingNamesAreNone() {
        assertNull(name("{}"));
        assertNull(name("{\"name\":\" \",\"first_name\":null}"));
        assertEquals("C", name("{\"name\":\"\",\"firstName\":\"C\"}"));
    }

    @Test
    void aNewerNullTakesANameBack() {
        assertNull(name("{\"name\":null}", "{\"name\":\"Ann\"}"));
        assertEquals("Ann", name("{\"plan\":\"x\"}", "{\"name\":\"Ann\"}", "{\"name\":\"Old\"}"));
    }

    private static @Nullable String name(String... newestFirst) {
        return UserProperties.displayName(UserProperties.newest(List.of(newestFirst)));
    }
}
