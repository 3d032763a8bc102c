package dev.earshot.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;

/** Rules of the look that hold on every page. */
final class Layout {
    /** What reaches out of a page that scrolls sideways; nothing if it does not. */
    private static final String WIDE = """
            () => document.scrollingElement.scrollWidth <= innerWidth ? [] :
                [document.scrollingElement.scrollWidth + " of " + innerWidth,
                 ...[...document.querySelectorAll("body *")]
                    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
                    .map((element) => element.tagName + "." + element.className).slice(0, 12)]
            """;

    private Layout() {}

    static void assertDoesNotScrollSideways(Page page) {
        assertEquals(List.of(), page.evaluate(WIDE), () -> "what makes it scroll sideways: " + page.url());
    }
}
