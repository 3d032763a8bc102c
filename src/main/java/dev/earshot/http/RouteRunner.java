package dev.earshot.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a route: lets the caller in or not, calls the handler on a virtual thread, writes the answer or the problem. */
final class RouteRunner {
    private static final Logger log = LoggerFactory.getLogger(RouteRunner.class);

    private final HttpSettings settings;
    private final Gate gate;
    private final ErrorPages errorPages;
    private final ExecutorService virtualThreads;
    private final OpenStreams openStreams;

    RouteRunner(
            HttpSettings settings,
            Gate gate,
            ErrorPages errorPages,
            ExecutorService virtualThreads,
            OpenStreams openStreams) {
        this.settings = settings;
        this.gate = gate;
        this.errorPages = errorPages;
        this.virtualThreads = virtualThreads;
        this.openStreams = openStreams;
    }

    void run(Route route, RoutingContext routing, Context context, byte[] body) {
        Request request = new Request(routing, body, settings.publicUrl());
        virtualThreads.execute(() -> {
            Answer answer = answer(route, request);
            context.runOnContext(ignored -> write(routing, context, answer));
        });
    }

    /** For what no route serves. */
    void refuse(RoutingContext routing, Context context, Problem problem) {
        Request request = new Request(routing, new byte[0], settings.publicUrl());
        virtualThreads.execute(() -> {
            Answer answer = problemAnswer(request, problem);
            context.runOnContext(ignored -> write(routing, context, answer));
        });
    }

    private Answer answer(Route route, Request request) {
        try {
            Optional<Answer> refusal = Entrance.let(route, request, gate);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            return route.handler().handle(request);
        } catch (Problem problem) {
            return problemAnswer(request, problem);
        } catch (Exception e) {
            String code = UUID.randomUUID().toString().substring(0, 8);
            log.error("{} {} failed, code {}", route.method(), route.path(), code, e);
            return problemAnswer(
                    request,
                    new Problem(
                            500,
                            "Internal error",
                            "Something went wrong on our side. The server's log has it under the code " + code + "."));
        }
    }

    private Answer problemAnswer(Request request, Problem problem) {
        Answer answer;
        if (request.path().startsWith("/api/") || request.path().startsWith("/metrics")) {
            answer = problemJson(problem);
        } else {
            try {
                answer = errorPages.page(request, problem);
            } catch (RuntimeException e) {
                log.error("the error page failed", e);
                answer = Answer.text(
                        problem.status(), "text/plain; charset=utf-8", problem.title() + ": " + problem.detail());
            }
        }
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            answer = answer.withHeader(header.getKey(), header.getValue());
        }
        return answer;
    }

    private static Answer problemJson(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.putAll(problem.members());
        return Answer.bytes(problem.status(), "application/problem+json", Json.write(members))
                .withHeader("Cache-Control", "no-store");
    }

    private void write(RoutingContext routing, Context context, Answer answer) {
        HttpServerResponse response = routing.response();
        if (response.closed() || response.ended()) {
            if (answer.content() instanceof Answer.Flow flow) {
                virtualThreads.execute(flow.source()::discard);
            }
            return;
        }
        response.setStatusCode(answer.status());
        SecurityHeaders.addTo(response);
        answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        switch (answer.content()) {
            case Answer.Bytes bytes -> response.end(Buffer.buffer(bytes.value()));
            case Answer.Stream stream when routing.request().method().equals(HttpMethod.HEAD) -> response.end();
            case Answer.Flow flow
            when routing.request().method().equals(HttpMethod.HEAD) -> {
                virtualThreads.execute(flow.source()::discard);
                response.end();
            }
            case Answer.Flow flow -> {
                response.setChunked(true);
                virtualThreads.execute(() -> new BodyStream(context, response).run(flow.source()));
            }
            case Answer.Stream stream -> {
                response.setChunked(true);
                openStreams.open(response, context, stream.producer());
            }
        }
    }
}
