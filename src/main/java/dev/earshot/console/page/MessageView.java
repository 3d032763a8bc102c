package dev.earshot.console.page;

/**
 * A page that says one thing: an error, or that something has to be done elsewhere first.
 *
 * @param code the HTTP status; empty if it is no error
 * @param action what to do, and where; both empty if there is nothing to do
 */
public record MessageView(Frame frame, String code, String heading, String text, String action, String actionPath) {}
