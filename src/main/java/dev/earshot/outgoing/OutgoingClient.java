package dev.earshot.outgoing;

import dev.earshot.outgoing.OutgoingUrl.FaultyUrlException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls addresses that people entered. The host is resolved once for each call, the addresses are checked, and the connection
 * goes to the checked address while header, SNI and the certificate's check keep the host's name: a name that leads elsewhere
 * a moment later changes nothing. Redirects are not followed, connections not reused, proxies not asked.
 *
 * <p>Thread-safe. {@link #send} blocks, so callers run on virtual threads. Its one event loop starts with the first call.
 */
public final class OutgoingClient implements AutoCloseable {
    private static final int LOOKUPS = 4;

    /** To one host and port. */
    private static final int MAX_CONNECTIONS_EACH = 256;

    private final OutgoingSettings settings;
    private final Resolver resolver;
    private final ExecutorService lookups = Executors.newFixedThreadPool(
            LOOKUPS, Thread.ofPlatform().name("lookup-", 0).daemon().factory());
    private @Nullable Engine engine;
    private boolean isClosed;

    public OutgoingClient(OutgoingSettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    private record Engine(Vertx vertx, HttpClient client) {}

    /**
     * Sends it and waits for the answer, whatever its status.
     *
     * @throws OutgoingException if there is none, or the address may not be called
     * @throws InterruptedException if the server stops; the call may have arrived
     */
    public OutgoingAnswer send(OutgoingCall call) throws OutgoingException, InterruptedException {
        long deadline = System.nanoTime() + settings.totalTime().toNanos();
        OutgoingUrl url = parsed(call.url());
        HttpClientRequest request = connected(call.verb(), url, checked(url, deadline), deadline);
        try {
            call.headers().forEach(request::putHeader);
            AnswerReader reader = new AnswerReader(
                    request, call.maxAnswerBytes() == 0 ? settings.maxAnswerBytes() : call.maxAnswerBytes());
            request.response().onComplete(reader::onResponse);
            if (call.body().isEmpty() && call.verb() != OutgoingCall.Verb.POST) {
                request.end().onFailure(reader::onFailure);
            } else {
                request.putHeader("Content-Type", call.contentType());
                request.end(call.body()).onFailure(reader::onFailure);
            }
            return reader.answer().get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new OutgoingException("the connection broke before the answer came: " + words(e), true);
        } catch (TimeoutException e) {
            throw new OutgoingException("no answer came within " + words(settings.totalTime()), true);
        } finally {
            request.connection().close();
        }
    }

    /**
     * Why the address may not be called, as far as can be told without looking its host up; empty if nothing is known against
     * it. Continues the field's name.
     */
    public Optional<String> fault(String url) {
        try {
            OutgoingUrl parsed = OutgoingUrl.parse(url);
            if (!OutgoingUrl.isHostName(parsed.host())) {
                check(parsed.host(), InetAddress.ofLiteral(parsed.host()));
            }
            return Optional.empty();
        } catch (FaultyUrlException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (OutgoingException e) {
            return Optional.of("may not be called: " + e.reason());
        }
    }

    private static OutgoingUrl parsed(String url) throws OutgoingException {
        try {
            return OutgoingUrl.parse(url);
        } catch (FaultyUrlException e) {
            throw new OutgoingException("the address " + e.getMessage(), false);
        }
    }

    /** All addresses of the host must do: one that leads inside among others that don't is a trick. */
    private InetAddress checked(OutgoingUrl url, long deadline) throws OutgoingException, InterruptedException {
        List<InetAddress> addresses = OutgoingUrl.isHostName(url.host())
                ? resolved(url.host(), deadline)
                : List.of(InetAddress.ofLiteral(url.host()));
        for (InetAddress address : addresses) {
            check(url.host(), address);
        }
        return addresses.getFirst();
    }

    /** On a thread of its own: the system's resolver may hang, and would hold the carrier of a virtual thread meanwhile. */
    private List<InetAddress> resolved(String host, long deadline) throws OutgoingException, InterruptedException {
        Future<List<InetAddress>> lookup = lookups.submit(() -> resolver.resolve(host));
        try {
            return lookup.get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new OutgoingException("the host " + host + " cannot be found", false);
        } catch (TimeoutException e) {
            lookup.cancel(true);
            throw new OutgoingException("the host " + host + " could not be looked up in time", false);
        }
    }

    private void check(String host, InetAddress address) throws OutgoingException {
        switch (AddressRules.kind(address)) {
            case PUBLIC -> {}
            case METADATA ->
                throw new OutgoingException(
                        host + " leads to " + address.getHostAddress() + ", where a cloud keeps credentials", false);
            case PRIVATE -> {
                if (!settings.allows(host, address)) {
                    throw new OutgoingException(
                            host + " leads to " + address.getHostAddress()
                                    + ", which is not in the public internet. The operator can allow it by the"
                                    + " setting outgoing.allow",
                            false);
                }
            }
        }
    }

    private HttpClientRequest connected(OutgoingCall.Verb verb, OutgoingUrl url, InetAddress address, long deadline)
            throws OutgoingException, InterruptedException {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(verb.name()))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.writtenHost())
                .setPort(url.port())
                .setSsl(url.isTls())
                .setFollowRedirects(false)
                .setURI(url.target());
        io.vertx.core.Future<HttpClientRequest> connecting = client().request(options);
        try {
            return connecting.toCompletionStage().toCompletableFuture().get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new OutgoingException("no connection to " + url.host() + ": " + words(e), false);
        } catch (TimeoutException e) {
            connecting.onSuccess(late -> late.connection().close());
            throw new OutgoingException("no connection to " + url.host() + " in time", false);
        }
    }

    private synchronized HttpClient client() throws OutgoingException {
        if (isClosed) {
            throw new OutgoingException("the server is stopping", false);
        }
        if (engine == null) {
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setUseDaemonThread(true));
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions()
                            .setKeepAlive(false)
                            .setConnectTimeout((int) settings.connectTime().toMillis())
                            .setIdleTimeout((int) settings.totalTime().toSeconds() + 1)
                            .setVerifyHost(true),
                    // Callers bound what is under way. A host that answers slowly must not have others of it wait.
                    new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS_EACH));
            engine = new Engine(vertx, client);
        }
        return engine.client;
    }

    private static long left(long deadline) {
        return Math.max(1, deadline - System.nanoTime());
    }

    private static String words(ExecutionException failure) {
        Throwable cause = failure.getCause();
        String message = cause == null ? null : cause.getMessage();
        String words = message == null ? String.valueOf(cause) : message;
        return words.length() > 200 ? words.substring(0, 200) : words;
    }

    private static String words(Duration time) {
        return time.toSeconds() + " seconds";
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        lookups.shutdownNow();
        if (engine != null) {
            engine.vertx
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(failure -> null)
                    .join();
        }
    }
}
