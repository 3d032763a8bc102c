package dev.earshot.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * The ceiling: the HTTP library that Earshot uses, set up as Earshot sets it up, reading each body and answering a
 * constant; or, with a second argument, answering a constant 302. It stores nothing.
 */
public final class BareServer {
    private static final Buffer ANSWER = Buffer.buffer("{\"success\":true}");
    private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("Content-Type");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private static final CharSequence LOCATION = HttpHeaders.createOptimized("Location");
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("Cache-Control");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("private, no-store");

    private BareServer() {}

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true))
                .build();
        boolean isRedirecting = args.length > 1;
        vertx.deployVerticle(() -> new Loop(port, isRedirecting), new DeploymentOptions().setInstances(loops))
                .onSuccess(id -> System.out.println("ready"))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    private static final class Loop extends VerticleBase {
        private final int port;
        private final boolean isRedirecting;

        Loop(int port, boolean isRedirecting) {
            this.port = port;
            this.isRedirecting = isRedirecting;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true).setIdleTimeout(75))
                    .requestHandler(isRedirecting ? Loop::redirect : Loop::answer)
                    .listen(port, "127.0.0.1");
        }

        private static void answer(HttpServerRequest request) {
            request.body()
                    .onSuccess(body -> request.response()
                            .putHeader(CONTENT_TYPE, JSON)
                            .end(ANSWER));
        }

        private static void redirect(HttpServerRequest request) {
            request.response()
                    .setStatusCode(302)
                    .putHeader(LOCATION, "https://shop.example/1?click=ck_0123456789abcdef0123456789abcdef")
                    .putHeader(CACHE_CONTROL, NO_STORE)
                    .end();
        }
    }
}
