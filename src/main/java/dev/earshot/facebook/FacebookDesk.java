package dev.earshot.facebook;

import dev.earshot.event.EventId;
import dev.earshot.facebook.graph.AppCalls;
import dev.earshot.facebook.graph.GraphClient;
import dev.earshot.facebook.graph.LoginCalls;
import dev.earshot.facebook.graph.PageCalls;
import dev.earshot.ingest.Collector;
import dev.earshot.outgoing.OutgoingClient;
import java.time.InstantSource;
import java.util.function.Supplier;

/** All that pages need which connect without code. Thread-safe. */
public final class FacebookDesk implements AutoCloseable {
    private final FacebookData data;
    private final Accesses accesses;
    private final AppDesk app;
    private final ConnectDesk connect;
    private final HealthDesk health;
    private final RequestDesk requests;
    private final ProfileDesk profiles;
    private final WebhookWatch watch;
    private final WebhookDesk webhooks;
    private Thread checking = Thread.ofVirtual().unstarted(() -> {});
    private boolean isClosed;

    /** @param collector with {@link WebhookKeys} */
    public FacebookDesk(
            FacebookData data,
            GraphClient graph,
            OutgoingClient outgoing,
            Collector collector,
            Supplier<EventId> randomId,
            GraphClient.Pause pause,
            InstantSource clock) {
        this.data = data;
        this.accesses = new Accesses(data.apps(), data.pages());
        AppCalls appCalls = new AppCalls(graph);
        PageCalls pageCalls = new PageCalls(graph);
        GapFiller filler = new GapFiller(data.pages(), accesses, pageCalls, collector, pause, clock);
        this.app = new AppDesk(data.apps(), appCalls, outgoing);
        this.health = new HealthDesk(data, accesses, appCalls, pageCalls, filler, clock);
        this.connect = new ConnectDesk(data, accesses, new LoginCalls(graph), pageCalls, health);
        this.requests = new RequestDesk(data, health);
        this.profiles = new ProfileDesk(data, accesses, pageCalls, collector, randomId, pause, clock);
        this.watch = new WebhookWatch(data, profiles, clock);
        this.webhooks = new WebhookDesk(data.ring(), collector, watch);
    }

    public AppDesk app() {
        return app;
    }

    public ConnectDesk connect() {
        return connect;
    }

    public HealthDesk health() {
        return health;
    }

    public RequestDesk requests() {
        return requests;
    }

    public WebhookDesk webhooks() {
        return webhooks;
    }

    public PageTokens tokens() {
        return accesses;
    }

    public void start() {
        profiles.start();
        health.refreshAlerts();
    }

    /** Brings changes of other processes in; every second. */
    public void refresh() {
        data.ring().refresh();
    }

    /** Writes down what came; every ten seconds. */
    public void save() {
        watch.save();
    }

    /** Looks at pages whose hour is over, on a thread of its own, as Meta may take long; every minute. */
    public synchronized void checkDue() {
        if (!isClosed && !checking.isAlive()) {
            checking = Thread.ofVirtual().name("pages-health").start(health::checkDue);
        }
    }

    /** Every day. */
    public void forgetProfiles() {
        profiles.forgetAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            checking.interrupt();
        }
        profiles.close();
        watch.save();
    }
}
