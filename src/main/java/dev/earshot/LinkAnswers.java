package dev.earshot;

import dev.earshot.console.VisitorPages;
import dev.earshot.http.Answer;
import dev.earshot.link.Decision;
import dev.earshot.link.LinkContent;
import dev.earshot.link.LinkDesk;
import dev.earshot.link.LiveLink;
import java.time.Duration;

/** What whoever follows a link is answered. No cache may keep any of it: each click must be seen, and leads where it leads. */
final class LinkAnswers {
    private static final Duration COOKIE_KEPT = Duration.ofDays(90);

    /** As for the console, but a form's answer may lead elsewhere: after its password a link does. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final VisitorPages pages;
    private final Answer unknown;
    private final Answer ended;
    private final Answer unavailable;
    private final Answer unusable;

    LinkAnswers(VisitorPages pages) {
        this.pages = pages;
        this.unknown = page(404, pages.unknown());
        this.ended = page(410, pages.ended());
        this.unavailable = page(503, pages.unavailable()).withHeader("Retry-After", "5");
        this.unusable = page(400, pages.unusable());
    }

    Answer unknown() {
        return unknown;
    }

    Answer ended() {
        return ended;
    }

    Answer unavailable() {
        return unavailable;
    }

    Answer unusable() {
        return unusable;
    }

    Answer password(int status, String fault) {
        return page(status, pages.password(fault));
    }

    Answer tooManyPasswords(Duration wait) {
        return page(429, pages.password("Too many wrong passwords were tried. Please wait a while."))
                .withHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
    }

    Answer preview(LiveLink link, String address) {
        LinkContent.Preview preview = link.content().shownPreview();
        String title = preview.title().isBlank() ? "A link" : preview.title();
        return page(200, pages.preview(address, title, preview.description(), preview.imageUrl()));
    }

    /** @param cookiePath where a new cookie holds */
    Answer lead(Decision.Lead lead, String cookiePath) {
        Answer answer = lead(lead.location());
        return lead.newVisitor().isEmpty()
                ? answer
                : answer.withHeader(
                        "Set-Cookie",
                        LinkDesk.COOKIE + "=" + lead.newVisitor() + "; Path=" + cookiePath + "; Max-Age="
                                + COOKIE_KEPT.toSeconds() + "; HttpOnly; SameSite=Lax");
    }

    static Answer lead(String location) {
        return Answer.empty(302)
                .withHeader("Location", location)
                .withHeader("Cache-Control", "private, no-store")
                .withHeader("Referrer-Policy", "no-referrer-when-downgrade")
                .withHeader("X-Robots-Tag", "noindex");
    }

    private static Answer page(int status, String html) {
        return Answer.html(status, html)
                .withHeader("Cache-Control", "private, no-store")
                .withHeader("Content-Security-Policy", POLICY)
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("X-Robots-Tag", "noindex");
    }
}
