package dev.earshot.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What a visitor looks at the console with. */
enum Screen {
    DESKTOP(1280, 800, false, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 800, false, ColorScheme.DARK),
    PHONE(390, 844, true, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, true, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final boolean isPhone;
    private final ColorScheme colours;

    Screen(int width, int height, boolean isPhone, ColorScheme colours) {
        this.width = width;
        this.height = height;
        this.isPhone = isPhone;
        this.colours = colours;
    }

    boolean isPhone() {
        return isPhone;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(isPhone)
                .setHasTouch(isPhone)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
    }
}
