package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** What a SmartLink put into a ref is told apart when it comes back. */
class RefOfClickTest {
    private static final String CLICK = "ck_0123456789abcdef0123456789abcdef";

    private static void assertApart(String expected, String attributes) {
        assertEquals(expected.replace("CLICK", CLICK), RefOfClick.apart(attributes.replace("CLICK", CLICK)));
    }

    private static void assertKept(String attributes) {
        String withClick = attributes.replace("CLICK", CLICK);
        assertSame(withClick, RefOfClick.apart(withClick));
    }

    @Test
    void theRefIsWhatTheLinkWasGiven() {
        assertApart(
                "{\"source\":\"SHORTLINK\",\"ref\":\"menu\",\"click_id\":\"CLICK\"}",
                "{\"source\":\"SHORTLINK\",\"ref\":\"menu.CLICK\"}");
        assertApart("{\"ref\":\"a.b\",\"click_id\":\"CLICK\"}", "{\"ref\":\"a.b.CLICK\"}");
    }

    @Test
    void aLinkThatWasGivenNoneHasNone() {
        assertApart("{\"click_id\":\"CLICK\"}", "{\"ref\":\"CLICK\"}");
    }

    @Test
    void clientsMaySayItInAnObject() {
        assertApart(
                "{\"extraInfo\":{\"ref\":\"menu\",\"click_id\":\"CLICK\"}}",
                "{\"extraInfo\":{\"ref\":\"menu.CLICK\"}}");
    }

    @Test
    void otherRefsStayAsTheyAre() {
        assertNull(RefOfClick.apart(null));
        assertKept("{\"ref\":\"menu\"}");
        assertKept("{\"ref\":\"partner-CLICK-1\"}");
        assertKept("{\"ref\":\"menu.ck_0123\"}");
        assertKept("{\"ref\":{\"ck_\":1}}");
        assertKept("[\"CLICK\"]");
        assertKept("{\"ref\":\"menu.CLICK\",\"click_id\":\"its own\"}");
    }

    @Test
    void whatIsNoJsonIsLeftAlone() {
        assertKept("{\"ref\":\"menu.CLICK\"");
    }
}
