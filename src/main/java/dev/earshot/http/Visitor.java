package dev.earshot.http;

import dev.earshot.control.Caller;

/**
 * Who calls.
 *
 * @param caller whose rights every query takes
 * @param name what the console calls them
 * @param sessionToken the session cookie's value; empty for a bearer token
 * @param csrfToken what forms of this session carry; empty for a bearer token
 */
public record Visitor(Caller caller, String name, String sessionToken, String csrfToken) {

    @Override
    public String toString() {
        return "Visitor[" + name + "]"; // never the tokens
    }
}
