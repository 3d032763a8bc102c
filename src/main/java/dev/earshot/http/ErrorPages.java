package dev.earshot.http;

/** How people, and not programs, are told of a problem. */
@FunctionalInterface
public interface ErrorPages {

    /** A whole page, or a fragment for htmx. */
    Answer page(Request request, Problem problem);
}
