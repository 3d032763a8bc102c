package dev.earshot.console;

import dev.earshot.console.page.VisitorView;

/** What people and crawlers see who follow a link that does not lead them on at once. They are no users of the console. */
public final class VisitorPages {
    private final Views views = new Views();

    public String unknown() {
        return page("There is no such link", "Perhaps a letter of the address is wrong, or a part of it is missing.");
    }

    public String ended() {
        return page("This link has ended", "It no longer leads anywhere. Ask whoever gave it to you for a new one.");
    }

    public String unavailable() {
        return page(
                "Please try again in a moment", "This link cannot be followed right now. Nothing is wrong with it.");
    }

    /** For what a browser does not send by itself. */
    public String unusable() {
        return page("That did not work", "This link can be followed, but not in this way.");
    }

    /** @param fault of the last attempt; empty at the first */
    public String password(String fault) {
        return views.render("visitor/password", fault);
    }

    /** For crawlers, as Open Graph (ogp.me) has it. Parts may be empty. */
    public String preview(String url, String title, String description, String imageUrl) {
        return views.render("visitor/preview", new VisitorView(title, description, url, imageUrl));
    }

    private String page(String title, String text) {
        return views.render("visitor/page", new VisitorView(title, text, "", ""));
    }
}
