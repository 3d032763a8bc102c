package dev.earshot.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.FacebookPages;
import dev.earshot.facebook.graph.GraphAccess;
import dev.earshot.facebook.graph.GraphClient;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.facebook.graph.PageCalls;
import dev.earshot.ingest.Call;
import dev.earshot.ingest.Collector;
import dev.earshot.ingest.Signature;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Sender;
import dev.earshot.wire.messenger.MessengerDialect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches from Meta what no webhook brought: the newest messages of conversations that went on meanwhile. They go through the
 * same collector and have the ids of their webhooks, so what is here already is not there twice.
 *
 * <p>Meta tells at most twenty messages of a conversation, and takes two calls a second of a page. Thread-safe; blocks.
 */
final class GapFiller {
    static final int MAX_CONVERSATIONS = 100;
    private static final int MESSAGES_TOLD = 20;
    /** Clocks differ, and an event may have been under way. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final Duration BETWEEN_CALLS = Duration.ofMillis(500);
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(30);
    private static final Dialect DIALECT = new MessengerDialect(MessengerDialect.FILLED);

    private final FacebookPages pages;
    private final Accesses accesses;
    private final PageCalls calls;
    private final Collector collector;
    private final GraphClient.Pause pause;
    private final InstantSource clock;

    GapFiller(
            FacebookPages pages,
            Accesses accesses,
            PageCalls calls,
            Collector collector,
            GraphClient.Pause pause,
            InstantSource clock) {
        this.pages = pages;
        this.accesses = accesses;
        this.calls = calls;
        this.collector = collector;
        this.pause = pause;
        this.clock = clock;
    }

    /** Fetches what was said since the page's last event came, and notes what came of it. */
    FacebookPage fill(FacebookPages.WithToken page) throws InterruptedException {
        FacebookPage known = page.page();
        Instant last = known.lastEventAt() == null ? known.connectedAt() : known.lastEventAt();
        Tally tally = new Tally();
        String note;
        try {
            note = fetch(page, last.minus(OVERLAP), tally);
        } catch (GraphException e) {
            note = known.granted().contains("pages_read_engagement")
                    ? "Not all could be fetched: " + e.plainWords()
                    : "Nothing could be fetched: the permission pages_read_engagement was not granted.";
        }
        pages.filled(known.bot(), known.pageId(), tally.count, note);
        return pages.find(known.bot(), known.pageId()).orElse(page).page();
    }

    /** How many messages were fetched, even if it breaks off. */
    private static final class Tally {
        private long count;
    }

    private String fetch(FacebookPages.WithToken page, Instant since, Tally tally)
            throws GraphException, InterruptedException {
        GraphAccess access = accesses.asPage(page);
        String pageId = page.page().pageId();
        int cut = 0;
        List<PageCalls.Conversation> conversations = calls.conversations(access, pageId, MAX_CONVERSATIONS).stream()
                .filter(one -> FilledMessages.time(one.updatedAt())
                        .map(time -> !time.isBefore(since))
                        .orElse(true))
                .toList();
        for (PageCalls.Conversation conversation : conversations) {
            pause.of(BETWEEN_CALLS);
            List<JsonNode> told = calls.messages(access, conversation.id());
            List<JsonNode> fresh = told.stream()
                    .filter(message -> FilledMessages.time(
                                    message.path("created_time").asText(""))
                            .filter(time -> !time.isBefore(since))
                            .isPresent())
                    .toList();
            cut += fresh.size() >= MESSAGES_TOLD ? 1 : 0;
            if (!fresh.isEmpty() && collect(page, fresh)) {
                tally.count += fresh.size();
            }
        }
        return note(conversations.size(), cut);
    }

    private static String note(int conversations, int cut) {
        List<String> notes = new ArrayList<>();
        if (conversations >= MAX_CONVERSATIONS) {
            notes.add("Only the newest " + MAX_CONVERSATIONS + " conversations were looked at.");
        }
        if (cut > 0) {
            notes.add("Of " + cut + (cut == 1 ? " conversation" : " conversations") + " Meta tells only the newest "
                    + MESSAGES_TOLD + " messages: older ones may be missing.");
        }
        return String.join(" ", notes);
    }

    private boolean collect(FacebookPages.WithToken page, List<JsonNode> messages) throws InterruptedException {
        String pageId = page.page().pageId();
        byte[] body = FilledMessages.envelope(pageId, messages, clock.instant())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        collector.collect(
                new Call(
                        DIALECT,
                        WebhookDesk.PATH,
                        Map.of(MessengerDialect.CREDENTIAL, page.page().appId() + "/" + pageId),
                        body,
                        Sender.UNKNOWN,
                        new Signature(page.page().appId(), "fetched"),
                        null),
                (status, json) -> done.complete(status == 200));
        return done.completeOnTimeout(false, LOG_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
