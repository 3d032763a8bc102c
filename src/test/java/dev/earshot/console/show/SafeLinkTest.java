package dev.earshot.console.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.test",
                "http://example.test/path?a=b&c=d#e",
                "HTTPS://EXAMPLE.TEST/x",
                "https://example.test:8443/x",
                "https://cdn.example.test/a%20b|c.jpg",
                "https://[::1]/x",
                "https://bücher.example/ü",
                "  https://example.test/trimmed  "
            })
    void takesWebAddresses(String url) {
        assertNotNull(SafeLink.of(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                " javascript:alert(1)",
                "\u0001javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "data:image/svg+xml,<svg onload=alert(1)>",
                "vbscript:x",
                "file:///etc/passwd",
                "blob:https://example.test/1",
                "//example.test/x",
                "/relative",
                "relative",
                "https:example.test",
                "https:/example.test",
                "https://",
                "https:///path",
                "https://exa mple.test",
                "https://example.test/\" onclick=\"x",
                "https://example.test/<script>",
                "https://example.test\\@evil.test",
                "https://example.test/\u202Egnp.exe",
                "https://example.test/\nx",
                "ftp://example.test",
                "tel:+123",
                ""
            })
    void takesNothingElse(String url) {
        assertNull(SafeLink.of(url));
    }

    @Test
    void takesNoneForNone() {
        assertNull(SafeLink.of(null));
    }

    @Test
    void refusesWhatIsLongerThanAnAddressIs() {
        assertNotNull(SafeLink.of("https://example.test/" + "x".repeat(4_000)));
        assertNull(SafeLink.of("https://example.test/" + "x".repeat(4_100)));
    }

    @Test
    void namesTheHostThatItReallyLeadsTo() {
        assertEquals("evil.test", host("https://bank.test@evil.test/login"));
        assertEquals("evil.test", host("https://bank.test:pass@evil.test"));
        assertEquals("bank.test", host("https://BANK.test/@evil.test"));
        assertEquals("bank.test", host("https://bank.test?@evil.test"));
        assertEquals("bank.test", host("https://bank.test#@evil.test"));
    }

    @Test
    void letsOnlyHttpsBeLoadedIntoThePage() {
        assertTrue(link("https://example.test/a.jpg").isLoadable());
        assertFalse(link("http://example.test/a.jpg").isLoadable());
    }

    @Test
    void namesAFileAfterTheEndOfItsPath() {
        assertEquals(
                "receipt.pdf",
                link("https://example.test/a/receipt.pdf?x=/y.exe#z").fileName());
        assertEquals("example.test", link("https://example.test/").fileName());
        assertEquals("example.test", link("https://example.test").fileName());
    }

    private static SafeLink link(String url) {
        SafeLink link = SafeLink.of(url);
        assertNotNull(link, url);
        return link;
    }

    private static String host(String url) {
        return link(url).host();
    }
}
