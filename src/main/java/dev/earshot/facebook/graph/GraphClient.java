package dev.earshot.facebook.graph;

import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Version;
import com.restfb.exception.FacebookException;
import com.restfb.exception.FacebookGraphException;
import com.restfb.exception.FacebookNetworkException;
import dev.earshot.outgoing.OutgoingClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calls Graph. What may be asked twice is tried up to three times, with longer and longer pauses of random length; a send is
 * tried once. An address that does not answer is left alone for a while, and Meta's limits are kept.
 *
 * <p>Thread-safe; blocks.
 */
public final class GraphClient {
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

    /** Counters of so many addresses and apps; more can only be hostile, and then they begin anew. */
    private static final int MAX_KEPT = 1_000;

    private final OutgoingClient outgoing;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pause pause;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<String, RateGauge> gauges = new ConcurrentHashMap<>();

    /** How to wait between attempts. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** What is asked of RestFB's client. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(FacebookClient client);
    }

    /** Who waits for a call. */
    public enum Urgency {
        PERSON,
        /** Nobody: it may as well be made later. */
        BACKGROUND
    }

    public GraphClient(OutgoingClient outgoing, InstantSource clock, RandomGenerator random, Pause pause) {
        this.outgoing = outgoing;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /** Asks something that may as well be asked twice. */
    public <T> T ask(GraphAccess access, Urgency urgency, Question<T> question)
            throws GraphException, InterruptedException {
        Duration wait = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(access, urgency, question);
            } catch (GraphException e) {
                boolean isHeld = e.trouble() == GraphTrouble.NO_ANSWER
                        && !breaker(access).isClosed();
                if (attempt == ATTEMPTS || isHeld || !e.trouble().passes()) {
                    throw e;
                }
            }
            pause.of(Duration.ofMillis(random.nextLong(wait.toMillis() + 1)));
            wait = wait.multipliedBy(3);
        }
    }

    /** Asks something that must not happen twice: one attempt. */
    public <T> T once(GraphAccess access, Urgency urgency, Question<T> question)
            throws GraphException, InterruptedException {
        RateGauge gauge = gauge(access);
        if (!gauge.lets(urgency == Urgency.BACKGROUND)) {
            throw GraphException.held(GraphTrouble.RATE_LIMIT, "Meta's limits are used up; it was not asked");
        }
        CircuitBreaker breaker = breaker(access);
        if (!breaker.lets()) {
            throw GraphException.held(GraphTrouble.TEMPORARY, "it has not answered for a while; it was not asked");
        }
        OutgoingRequestor requestor = new OutgoingRequestor(outgoing, gauge::read);
        try {
            T answer = question.ask(client(access, requestor));
            breaker.answered();
            gauge.succeeded();
            return answer;
        } catch (FacebookException e) {
            GraphException failure = failure(e, requestor.mayHaveArrived());
            if (failure.trouble().passes()) {
                breaker.failed();
            } else {
                breaker.answered();
            }
            if (failure.trouble() == GraphTrouble.RATE_LIMIT) {
                gauge.exceeded();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            throw failure;
        }
    }

    /** The address of Meta's page to log in at, with RestFB's spelling of it. */
    public static FacebookClient offline(String dialogUrl) {
        DefaultFacebookClient client = new DefaultFacebookClient(Version.UNVERSIONED);
        client.setFacebookEndpointUrls(endpoints(dialogUrl, dialogUrl));
        return client;
    }

    private FacebookClient client(GraphAccess access, OutgoingRequestor requestor) {
        // RestFB knows versions up to 24 by name; in the address any can stand.
        DefaultFacebookClient client = new DefaultFacebookClient(
                access.token(), access.appSecret(), requestor, new DefaultJsonMapper(), Version.UNVERSIONED);
        client.setHeaderAuthorization(true);
        client.setHttpDeleteFallback(false);
        client.setFacebookEndpointUrls(endpoints(access.base(), access.url()));
        return client;
    }

    private static FacebookEndpoints endpoints(String graph, String facebook) {
        return new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return graph;
            }

            @Override
            public String getFacebookEndpoint() {
                return facebook;
            }
        };
    }

    private static GraphException failure(FacebookException failure, boolean mayHaveHappened) {
        if (failure instanceof FacebookGraphException error) {
            return GraphException.error(
                    number(error.getErrorCode()), number(error.getErrorSubcode()), text(error.getErrorMessage()));
        }
        if (failure instanceof FacebookNetworkException network) {
            Throwable cause = network.getCause();
            String words = cause instanceof OutgoingRequestor.NoAnswer
                    ? text(cause.getMessage())
                    : "Meta's answer cannot be read (status " + network.getHttpStatusCode() + ")";
            return GraphException.noAnswer(words, mayHaveHappened);
        }
        return GraphException.noAnswer("Meta's answer cannot be read", mayHaveHappened);
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private CircuitBreaker breaker(GraphAccess access) {
        return kept(breakers).computeIfAbsent(access.url(), any -> new CircuitBreaker(clock));
    }

    private RateGauge gauge(GraphAccess access) {
        return kept(gauges).computeIfAbsent(access.limitedAs(), any -> new RateGauge(clock));
    }

    private static <V> Map<String, V> kept(Map<String, V> map) {
        if (map.size() > MAX_KEPT) {
            map.clear();
        }
        return map;
    }
}
