package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page.
 *
 * @param userName empty if nobody has signed in
 * @param csrfToken for every form of the page
 * @param bots for the switcher
 * @param bot whose page it is
 * @param problems of the server, in an operator's words; empty if it is well
 * @param path of this page, where the theme's form comes back to
 */
public record Frame(
        String title,
        Theme theme,
        String userName,
        String csrfToken,
        List<BotLink> bots,
        @Nullable BotLink bot,
        Area area,
        List<String> problems,
        String path) {

    public boolean isSignedIn() {
        return !userName.isEmpty();
    }
}
