package dev.earshot.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Leads each request of one event loop to its hot endpoint or route. */
final class Dispatcher {
    private final HttpSettings settings;
    private final EventLoop loop;
    private final @Nullable FrontDoor frontDoor;
    private final Map<String, BodyEndpoint> endpoints;
    private final Router router;

    Dispatcher(
            Vertx vertx,
            Context context,
            EventLoop loop,
            HttpSettings settings,
            @Nullable FrontDoor frontDoor,
            Map<String, BodyEndpoint> endpoints,
            List<Route> routes,
            RouteRunner runner) {
        this.settings = settings;
        this.loop = loop;
        this.frontDoor = frontDoor;
        this.endpoints = endpoints;
        this.router = router(vertx, context, routes, runner);
    }

    void dispatch(HttpServerRequest request) {
        if (frontDoor != null && isTaken(frontDoor, request)) {
            new BodyReader(loop, request, frontDoor, settings.maxBodyBytes()).start();
            return;
        }
        BodyEndpoint endpoint = endpoints.get(path(request));
        if (endpoint == null) {
            router.handle(request);
        } else if (endpoint.methods().contains(request.method().name())) {
            new BodyReader(loop, request, endpoint, settings.maxBodyBytes()).start();
        } else {
            answerOther(request, endpoint);
        }
    }

    private static boolean isTaken(FrontDoor frontDoor, HttpServerRequest request) {
        String host = request.getHeader("Host");
        String path = request.path();
        HttpMethod method = request.method();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.POST))
                && frontDoor.takes(host == null ? "" : host, path == null ? "" : path);
    }

    /** What HTTP itself forbids: a line or a header too long, a broken request line. */
    void refuseInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = switch (cause) {
            case TooLongHttpLineException tooLong -> 414;
            case TooLongHttpHeaderException tooLong -> 431;
            case null, default -> 400;
        };
        request.response()
                .setStatusCode(status)
                .putHeader("Connection", "close")
                .end()
                .onComplete(done -> request.connection().close());
    }

    /** The Dashbot client sends {@code //track} when its server address ends in a slash. */
    private static String path(HttpServerRequest request) {
        String path = request.path();
        if (path == null) {
            return "";
        }
        int start = 0;
        while (start + 1 < path.length() && path.charAt(start) == '/' && path.charAt(start + 1) == '/') {
            start++;
        }
        int end = path.length();
        while (end > start + 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return start == 0 && end == path.length() ? path : path.substring(start, end);
    }

    /** Browsers' front ends post straight to the tracker, so every origin may (a preflight comes first). */
    private static void answerOther(HttpServerRequest request, BodyEndpoint endpoint) {
        String methods = String.join(", ", new TreeSet<>(endpoint.methods())) + ", OPTIONS";
        request.response().putHeader("Access-Control-Allow-Origin", "*");
        if (request.method().equals(HttpMethod.HEAD) && endpoint.methods().contains("GET")) {
            request.response()
                    .setStatusCode(204)
                    .putHeader("Cache-Control", "private, no-store")
                    .end();
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            request.response()
                    .setStatusCode(204)
                    .putHeader("Access-Control-Allow-Methods", methods)
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Content-Type, Content-Encoding, Accept, Kochava-Api-Key, Kochava-Auth-Token")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .end();
        } else {
            request.response()
                    .setStatusCode(405)
                    .putHeader("Allow", methods)
                    .putHeader("Content-Type", "application/json")
                    .end(endpoint.wrongMethod());
        }
    }

    private Router router(Vertx vertx, Context context, List<Route> routes, RouteRunner runner) {
        Router made = Router.router(vertx);
        for (Route route : routes) {
            HttpMethod method = HttpMethod.valueOf(route.method().name());
            String path = route.path().replace("{", ":").replace("}", "");
            made.route(method, path).handler(routing -> readBody(route, routing, context, runner));
            if (route.method() == Method.GET) {
                made.route(HttpMethod.HEAD, path).handler(routing -> readBody(route, routing, context, runner));
            }
        }
        made.errorHandler(404, routing -> runner.refuse(routing, context, Problem.notFound("page")));
        made.errorHandler(405, routing -> runner.refuse(routing, context, wrongMethod(routing)));
        made.errorHandler(
                400, routing -> runner.refuse(routing, context, Problem.badRequest("The request is not valid HTTP.")));
        return made;
    }

    private void readBody(Route route, RoutingContext routing, Context context, RouteRunner runner) {
        RouteBody body = new RouteBody(route, routing, context, runner);
        new BodyReader(loop, routing.request(), body, settings.maxBodyBytes()).start();
    }

    private static Problem wrongMethod(RoutingContext routing) {
        return new Problem(405, "Method not allowed", routing.request().method() + " is not possible here.");
    }
}
