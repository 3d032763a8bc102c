package dev.earshot.console.page;

/**
 * The sign-in form.
 *
 * @param next the page to go to afterwards
 * @param fault why the last attempt did not work; empty before the first
 * @param notice something to know first; empty if nothing is
 */
public record SignInView(Frame frame, String email, String next, String fault, String notice) {}
