package dev.earshot.http;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server: one event loop per core, the hot endpoints on the event loops, every other route on virtual threads.
 */
public final class HttpServer implements AutoCloseable {
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final HttpSettings settings;
    private final @Nullable FrontDoor frontDoor;
    private final Map<String, BodyEndpoint> endpoints;
    private final List<Route> routes;
    private final Vertx vertx;
    private final ExecutorService virtualThreads;
    private final OpenStreams openStreams;
    private final RouteRunner runner;
    private final AtomicInteger port = new AtomicInteger();

    /**
     * @param endpoints hot endpoints by path; open to every origin (CORS), so for trackers only
     * @param routes everything else
     */
    public HttpServer(
            HttpSettings settings,
            Map<String, BodyEndpoint> endpoints,
            List<Route> routes,
            Gate gate,
            ErrorPages errorPages) {
        this(settings, null, endpoints, routes, gate, errorPages);
    }

    /** @param frontDoor looks at every request first; null for none */
    public HttpServer(
            HttpSettings settings,
            @Nullable FrontDoor frontDoor,
            Map<String, BodyEndpoint> endpoints,
            List<Route> routes,
            Gate gate,
            ErrorPages errorPages) {
        this.settings = settings;
        this.frontDoor = frontDoor;
        this.endpoints = Map.copyOf(endpoints);
        this.routes = List.copyOf(routes);
        this.vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(EVENT_LOOPS)
                        .setPreferNativeTransport(true)
                        // Nothing is ever served from files by Vert.x: no cache folder in /tmp.
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .build();
        this.virtualThreads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("route-", 0).factory());
        this.openStreams = new OpenStreams(virtualThreads);
        this.runner = new RouteRunner(settings, gate, errorPages, virtualThreads, openStreams);
    }

    /**
     * Listens.
     *
     * @throws IOException if the port is taken or may not be used
     */
    public void start() throws IOException {
        try {
            vertx.deployVerticle(Loop::new, new DeploymentOptions().setInstances(EVENT_LOOPS))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
        vertx.setPeriodic(15_000, ignored -> openStreams.keepAlive());
    }

    /** The port it listens on; the one that was found, if any free one was asked for. */
    public int port() {
        return port.get();
    }

    /** How many streams of server-sent events are open. */
    public int streamCount() {
        return openStreams.count();
    }

    /** Stops listening, ends the streams, and lets the calls under way finish. */
    @Override
    public void close() {
        openStreams.closeAll();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        } finally {
            virtualThreads.shutdown();
        }
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(settings.host())
                // Minus one is one free port that all event loops share; zero would be another one for each.
                .setPort(settings.port() == 0 ? -1 : settings.port())
                .setTcpNoDelay(true)
                .setIdleTimeout((int) settings.idleTimeout().toSeconds())
                .setHandle100ContinueAutomatically(true)
                // Links and impressions carry long queries; user agents of 8 kB and more exist.
                .setMaxInitialLineLength(16 * 1024)
                .setMaxHeaderSize(32 * 1024)
                .setHttp2ClearTextEnabled(false);
    }

    /** One event loop with its share of the connections. */
    private final class Loop extends VerticleBase {
        @Override
        public Future<?> start() {
            Context loopContext = context;
            EventLoop loop = new EventLoop(loopContext, settings.bodyDeadline().toNanos());
            vertx.setPeriodic(1_000, ignored -> loop.endLateBodies());
            Dispatcher dispatcher =
                    new Dispatcher(vertx, loopContext, loop, settings, frontDoor, endpoints, routes, runner);
            return vertx.createHttpServer(options())
                    .requestHandler(dispatcher::dispatch)
                    .invalidRequestHandler(dispatcher::refuseInvalid)
                    .listen()
                    .onSuccess(server -> port.set(server.actualPort()));
        }
    }
}
