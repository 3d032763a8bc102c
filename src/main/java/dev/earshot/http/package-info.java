/** The HTTP server: routes, limits, CORS, server-sent events, errors to responses. */
@NullMarked
package dev.earshot.http;

import org.jspecify.annotations.NullMarked;
