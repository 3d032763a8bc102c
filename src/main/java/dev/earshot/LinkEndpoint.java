package dev.earshot;

import dev.earshot.control.LinkBook;
import dev.earshot.control.LinkPasswordLimits;
import dev.earshot.control.PasswordHasher.HashingOverloadedException;
import dev.earshot.eventlog.EventLog;
import dev.earshot.http.BodyCall;
import dev.earshot.http.FrontDoor;
import dev.earshot.http.QueryString;
import dev.earshot.ingest.Collector;
import dev.earshot.link.Decision;
import dev.earshot.link.Follow;
import dev.earshot.link.LinkDesk;
import dev.earshot.link.LinkTable;
import dev.earshot.link.LiveLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whoever follows a SmartLink: at {@code /l/code} on every host of this server, and at {@code /code} on hosts that
 * are links' own. On the event loop, but for passwords and for user agents that are new, which take time.
 */
final class LinkEndpoint implements FrontDoor {
    /** What addresses of links on this server begin with. */
    static final String PATH = "/l/";

    /** Pages for visitors take their style from here, on links' own hosts too. */
    private static final String ASSETS = "/assets/";

    private static final Logger log = LoggerFactory.getLogger(LinkEndpoint.class);

    private final LinkTable table;
    private final LinkDesk desk;
    private final LinkBook book;
    private final LinkPasswordLimits limits;
    private final Collector collector;
    private final EventLog eventLog;
    private final LinkAnswers answers;
    private final Optional<String> addressHeader;
    private final Executor background;

    /** @param background runs what takes time */
    LinkEndpoint(
            LinkTable table,
            LinkDesk desk,
            LinkBook book,
            LinkPasswordLimits limits,
            Collector collector,
            EventLog eventLog,
            LinkAnswers answers,
            Optional<String> addressHeader,
            Executor background) {
        this.table = table;
        this.desk = desk;
        this.book = book;
        this.limits = limits;
        this.collector = collector;
        this.eventLog = eventLog;
        this.answers = answers;
        this.addressHeader = addressHeader;
        this.background = background;
    }

    @Override
    public boolean takes(String host, String path) {
        return path.startsWith(PATH)
                || !path.startsWith(ASSETS) && !domain(host).isEmpty();
    }

    @Override
    public boolean hasRoom() {
        return eventLog.hasRoom();
    }

    @Override
    public void whenRoom(Runnable action) {
        eventLog.whenRoom(action);
    }

    @Override
    public void onCall(BodyCall call) {
        if (call.problem() != BodyCall.Problem.NONE) {
            call.reply(answers.unusable());
            return;
        }
        Follow follow = follow(call);
        if (call.method().equals("POST")) {
            background.execute(() -> safely(call, () -> tryPassword(call, follow)));
        } else if (desk.isQuick(follow)) {
            safely(call, () -> act(call, follow));
        } else {
            background.execute(() -> safely(call, () -> act(call, follow)));
        }
    }

    /** A caller who waits for ever is worse than one who is told to try again. */
    private void safely(BodyCall call, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.error("a link could not be followed", e);
            call.reply(answers.unavailable());
        }
    }

    private void act(BodyCall call, Follow follow) {
        switch (desk.decide(follow)) {
            case Decision.Unknown unknown -> call.reply(answers.unknown());
            case Decision.Ended ended -> call.reply(answers.ended());
            case Decision.AskPassword(LiveLink link) -> call.reply(answers.password(200, ""));
            case Decision.Show show ->
                collector.record(
                        show.kept().bot(),
                        show.kept().event(),
                        isDurable -> call.reply(
                                isDurable ? answers.preview(show.link(), address(call)) : answers.unavailable()));
            case Decision.Lead lead -> lead(call, lead);
        }
    }

    private void lead(BodyCall call, Decision.Lead lead) {
        Decision.Kept kept = lead.kept();
        if (kept == null) {
            call.reply(answers.lead(lead, ""));
            return;
        }
        String cookiePath = domain(call.host()).isEmpty() ? PATH : "/";
        collector.record(kept.bot(), kept.event(), isDurable -> {
            if (isDurable) {
                call.reply(answers.lead(lead, cookiePath));
            } else {
                desk.notKept(lead);
                call.reply(answers.unavailable());
            }
        });
    }

    private void tryPassword(BodyCall call, Follow follow) {
        LiveLink link = desk.locked(follow);
        if (link == null) {
            act(call, follow);
            return;
        }
        Optional<Duration> wait = limits.begin(link.link().id(), follow.address());
        if (wait.isPresent()) {
            call.reply(answers.tooManyPasswords(wait.get()));
            return;
        }
        String password = QueryString.parse(new String(call.body(), StandardCharsets.UTF_8))
                .getOrDefault("password", "");
        String hash = link.link().passwordHash();
        try {
            if (hash == null || book.isPassword(password, hash)) {
                limits.succeeded(link.link().id(), follow.address());
                act(call, follow.letIn());
            } else {
                call.reply(answers.password(403, "That is not the password."));
            }
        } catch (HashingOverloadedException e) {
            call.reply(answers.unavailable());
        }
    }

    private Follow follow(BodyCall call) {
        String host = domain(call.host());
        String path = call.path();
        String code = path.substring(path.startsWith(PATH) && host.isEmpty() ? PATH.length() : 1);
        return new Follow(
                host,
                code.endsWith("/") ? code.substring(0, code.length() - 1) : code,
                call.target(),
                call.query(),
                header(call, "User-Agent"),
                header(call, "Accept-Language"),
                header(call, "Referer"),
                callersAddress(call),
                call.cookie(LinkDesk.COOKIE),
                call.method().equals("HEAD"),
                false);
    }

    /** The link's own host; empty if it is none. */
    private String domain(String hostAndPort) {
        int colon = hostAndPort.indexOf(':');
        String host = (colon < 0 ? hostAndPort : hostAndPort.substring(0, colon)).toLowerCase(Locale.ROOT);
        return table.isDomain(host) ? host : "";
    }

    private String callersAddress(BodyCall call) {
        String passedOn = addressHeader.map(name -> header(call, name)).orElse("");
        // The last is what the proxy next to us saw; those before it are what it was told.
        String last = passedOn.substring(passedOn.lastIndexOf(',') + 1).strip();
        String peer = call.remoteAddress();
        return last.isEmpty() && peer != null ? peer : last;
    }

    private static String header(BodyCall call, String name) {
        String value = call.header(name);
        return value == null ? "" : value;
    }

    /** As crawlers should call it: without parameters. */
    private static String address(BodyCall call) {
        return "https://" + call.host() + call.path();
    }
}
