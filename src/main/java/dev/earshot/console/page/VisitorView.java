package dev.earshot.console.page;

/**
 * A page for whoever follows a link.
 *
 * @param url of the link, for crawlers; empty otherwise
 */
public record VisitorView(String title, String text, String url, String imageUrl) {}
