package dev.earshot.http;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;

/** Takes the body of a route's request, and then runs the route; the same limits as on the hot path hold. */
final class RouteBody implements BodyEndpoint {
    private final Route route;
    private final RoutingContext routing;
    private final Context context;
    private final RouteRunner runner;

    RouteBody(Route route, RoutingContext routing, Context context, RouteRunner runner) {
        this.route = route;
        this.routing = routing;
        this.context = context;
        this.runner = runner;
    }

    @Override
    public void onCall(BodyCall call) {
        switch (call.problem()) {
            case NONE -> runner.run(route, routing, context, call.body());
            case TOO_LARGE -> refuse(413, "Content too large", "The body is larger than this server takes.");
            case TOO_SLOW -> refuse(408, "Request timeout", "The body did not arrive in time.");
            case BAD_ENCODING -> refuse(400, "Bad request", "The body is not in the encoding that its header names.");
        }
    }

    private void refuse(int status, String title, String detail) {
        // What is left of the body would be taken for the next request.
        Problem problem = new Problem(status, title, detail).withHeader("Connection", "close");
        runner.refuse(routing, context, problem);
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void whenRoom(Runnable action) {
        action.run();
    }
}
