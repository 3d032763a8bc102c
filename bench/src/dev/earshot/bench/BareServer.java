package dev.earshot.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;

/**
 * The ceiling: the HTTP library that Earshot uses, set up as Earshot sets it up, reading each body and answering a
 * constant. It stores nothing.
 */
public final class BareServer {
    private static final Buffer ANSWER = Buffer.buffer("{\"success\":true}");
    private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("Content-Type");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private BareServer() {}

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true))
                .build();
        vertx.deployVerticle(() -> new Loop(port), new DeploymentOptions().setInstances(loops))
                .onSuccess(id -> System.out.println("ready"))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    private static final class Loop extends VerticleBase {
        private final int port;

        Loop(int port) {
            this.port = port;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true).setIdleTimeout(75))
                    .requestHandler(request -> request.body()
                            .onSuccess(body -> request.response()
                                    .putHeader(CONTENT_TYPE, JSON)
                                    .end(ANSWER)))
                    .listen(port, "127.0.0.1");
        }
    }
}
