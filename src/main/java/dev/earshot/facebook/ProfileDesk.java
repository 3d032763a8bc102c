package dev.earshot.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.FacebookPages.Place;
import dev.earshot.control.FacebookProfiles;
import dev.earshot.event.BotEvent;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.facebook.graph.GraphClient;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.facebook.graph.GraphTrouble;
import dev.earshot.facebook.graph.PageCalls;
import dev.earshot.ingest.Collector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Meta who the people are that write to pages: one at a time, two a second at most, each every two weeks. What Meta tells
 * goes through the log as the user's properties.
 *
 * <p>{@link #offer} is quick and thread-safe; one thread asks.
 */
final class ProfileDesk implements AutoCloseable {
    static final String EVENT = "user_profile";
    private static final Logger log = LoggerFactory.getLogger(ProfileDesk.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_REMEMBERED = 50_000;
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final List<String> FIELDS =
            List.of("name", "first_name", "last_name", "profile_pic", "locale", "timezone", "gender");

    private final FacebookProfiles profiles;
    private final FacebookPages pages;
    private final Accesses accesses;
    private final PageCalls calls;
    private final Collector collector;
    private final Supplier<EventId> randomId;
    private final GraphClient.Pause pause;
    private final InstantSource clock;
    private final BlockingQueue<Person> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Map<Person, Boolean> asked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Person, Boolean> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };
    private final Thread worker = Thread.ofVirtual().name("profiles").unstarted(this::work);

    ProfileDesk(
            FacebookData data,
            Accesses accesses,
            PageCalls calls,
            Collector collector,
            Supplier<EventId> randomId,
            GraphClient.Pause pause,
            InstantSource clock) {
        this.profiles = data.profiles();
        this.pages = data.pages();
        this.accesses = accesses;
        this.calls = calls;
        this.collector = collector;
        this.randomId = randomId;
        this.pause = pause;
        this.clock = clock;
    }

    private record Person(Place place, String id) {}

    void start() {
        worker.start();
    }

    /** These people wrote. Over the bound they are asked for when they write again. */
    void offer(Place place, Set<String> people) {
        for (String id : people) {
            Person person = new Person(place, id);
            synchronized (asked) {
                if (asked.putIfAbsent(person, true) != null) {
                    continue;
                }
            }
            if (!waiting.offer(person)) {
                forget(person);
            }
        }
    }

    private void forget(Person person) {
        synchronized (asked) {
            asked.remove(person);
        }
    }

    /** Old ones are asked for again when they write; to be called once a day. */
    void forgetAll() {
        synchronized (asked) {
            asked.clear();
        }
    }

    private void work() {
        try {
            while (true) {
                Person person = waiting.take();
                try {
                    if (profiles.isDue(person.place().bot(), person.id())) {
                        ask(person);
                        pause.of(BETWEEN);
                    }
                } catch (RuntimeException e) {
                    log.warn("a profile could not be fetched", e);
                }
            }
        } catch (InterruptedException e) {
            // The server stops.
        }
    }

    private void ask(Person person) throws InterruptedException {
        Optional<FacebookPages.WithToken> page =
                pages.find(person.place().bot(), person.place().pageId());
        if (page.isEmpty() || page.get().token().isEmpty()) {
            return;
        }
        try {
            JsonNode told = calls.profile(accesses.asPage(page.get()), person.id());
            ObjectNode properties = properties(told);
            if (properties.isEmpty()) {
                profiles.failed(person.place().bot(), person.id());
            } else {
                keep(person, properties, told);
            }
        } catch (GraphException e) {
            if (e.trouble() == GraphTrouble.RATE_LIMIT || e.trouble() == GraphTrouble.NO_ANSWER) {
                // Asked for again when they write again.
                forget(person);
            } else {
                profiles.failed(person.place().bot(), person.id());
            }
        }
    }

    private static ObjectNode properties(JsonNode told) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        for (String field : FIELDS) {
            JsonNode value = told.path(field);
            if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
                properties.set(field, value);
            }
        }
        return properties;
    }

    private void keep(Person person, ObjectNode properties, JsonNode told) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Header header = new Header(
                randomId.get(),
                now,
                "facebook",
                person.id(),
                null,
                null,
                person.place().pageId(),
                "facebook/profile",
                properties.toString(),
                null,
                told.toString());
        BotEvent event = new BotEvent(header, BotEvent.Type.OTHER, EVENT, null, null, null, properties.toString());
        collector.record(person.place().bot(), event, isDurable -> {
            if (isDurable) {
                // On a thread of its own: this is the log's.
                Thread.ofVirtual()
                        .name("profile-kept")
                        .start(() -> profiles.fetched(person.place().bot(), person.id()));
            }
        });
    }

    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
