package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class AdminTokenTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void matchesItselfAndNothingElse() {
        AdminToken token = AdminToken.of(TOKEN);

        assertTrue(token.matches(TOKEN));
        assertFalse(token.matches(TOKEN + "0"));
        assertFalse(token.matches(TOKEN.substring(1)));
        assertFalse(token.matches(""));
        assertFalse(token.matches(null));
    }

    @Test
    void aShortOneStopsTheStartAndSaysHowToMakeALongerOne() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> AdminToken.of(TOKEN.substring(1)));

        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("EARSHOT_ADMIN_TOKEN") && message.contains("32"), message);
        assertFalse(message.contains(TOKEN.substring(1)), "not even a bad secret belongs in a log");
    }

    @Test
    void showsNothingOfItself() {
        assertFalse(AdminToken.of(TOKEN).toString().contains("0123"));
    }
}
