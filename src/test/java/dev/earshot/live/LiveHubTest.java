package dev.earshot.live;

import static dev.earshot.live.Intakes.PIZZA;
import static dev.earshot.live.Intakes.TAXI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.eventlog.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveHubTest {
    private final InMemoryLog log = new InMemoryLog();
    private final LiveHub hub = new LiveHub(log, new LiveSettings(3, 100, 1 << 20, 1 << 20, 2, Duration.ofMillis(1)));
    private final Listener listener = new Listener();

    @BeforeEach
    void start() {
        hub.start();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static List<String> said(String words) {
        return Stream.concat(IntStream.range(0, 50).mapToObj(i -> words + i), Stream.of("end"))
                .toList();
    }

    private Subscription subscribe(Topic topic, Listener listener) {
        return hub.subscribe(topic, Optional.empty(), listener);
    }

    @Test
    void deliversWhatIsAppendedFromNowOnInOrder() throws Exception {
        log.append(Intakes.texts(PIZZA, "before"));
        subscribe(new Topic(PIZZA), listener);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            log.append(Intakes.texts(PIZZA, "a" + i, "b" + i));
            said.addAll(List.of("a" + i, "b" + i));
        }
        assertEquals(said, listener.awaitLast("b999"));
    }

    @Test
    void deliversEachBotsItemsToItsOwnSubscribersOnly() throws Exception {
        Listener taxi = new Listener();
        subscribe(new Topic(PIZZA), listener);
        subscribe(new Topic(TAXI), taxi);
        for (int i = 0; i < 50; i++) {
            log.append(Intakes.texts(PIZZA, "pizza " + i));
            log.append(Intakes.texts(TAXI, "taxi " + i));
            log.append(Intakes.keyless("nobody's"));
        }
        log.append(Intakes.texts(PIZZA, "end"));
        log.append(Intakes.texts(TAXI, "end"));
        assertEquals(said("pizza "), listener.awaitLast("end"));
        assertEquals(said("taxi "), taxi.awaitLast("end"));
    }

    @Test
    void deliversABotsRejectionsBesideItsEvents() throws Exception {
        subscribe(new Topic(PIZZA), listener);
        log.append(Intakes.texts(PIZZA, "good"));
        log.append(Intakes.rejected(PIZZA, "not JSON"));
        assertEquals(List.of("good", "refused: not JSON"), listener.awaitCount(2));
    }

    @Test
    void deliversKeylessRejectionsInTheirPlaceToThoseWhoAskForThem() throws Exception {
        subscribe(new Topic(PIZZA, true), listener);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            log.append(Intakes.texts(PIZZA, "text " + i));
            log.append(Intakes.texts(TAXI, "another's"));
            log.append(Intakes.keyless("unknown 'apiKey' " + i));
            expected.addAll(List.of("text " + i, "refused: unknown 'apiKey' " + i));
        }
        assertEquals(expected, listener.awaitCount(40));
    }

    @Test
    void readsTheLogOnlyWhileSomebodyListens() throws Exception {
        log.append(new byte[] {1, 2, 3});
        log.append(Intakes.texts(PIZZA, "unheard"));
        assertEquals(0, log.readersOpened());
        Subscription subscription = subscribe(new Topic(PIZZA), listener);
        log.append(Intakes.texts(PIZZA, "heard"));
        assertEquals(List.of("heard"), listener.awaitCount(1));
        assertEquals("", hub.problem(), "the unreadable record before must not have been read");
        subscription.close();
        Waiting.until(() -> hub.subscriberCount() == 0);
        log.append(Intakes.texts(PIZZA, "unheard again"));
        subscribe(new Topic(PIZZA), listener);
        log.append(Intakes.texts(PIZZA, "heard again"));
        assertEquals(List.of("heard", "heard again"), listener.awaitCount(2));
    }

    @Test
    void tellsASubscriberWhereToResumeFromBeforeAnythingHappens() throws Exception {
        log.append(Intakes.texts(PIZZA, "before"));
        subscribe(new Topic(PIZZA), listener);
        Waiting.until(() -> listener.resumeFrom().equals(log.end()));
    }

    @Test
    void tellsASilentTopicsSubscriberOfNewPositionsNowAndThen() throws Exception {
        subscribe(new Topic(PIZZA), listener);
        Waiting.until(() -> listener.resumeFrom().equals(log.end()));
        String long100k = "x".repeat(100_000);
        for (int i = 0; i < 30; i++) {
            log.append(Intakes.texts(TAXI, long100k));
        }
        Waiting.until(() -> listener.resumeFrom().offset(0) >= 20);
        assertEquals(List.of(), listener.told());
    }

    @Test
    void deliversNothingAfterClose() throws Exception {
        Listener other = new Listener();
        Subscription subscription = subscribe(new Topic(PIZZA), listener);
        subscribe(new Topic(PIZZA), other);
        log.append(Intakes.texts(PIZZA, "one"));
        listener.awaitCount(1);
        subscription.close();
        assertFalse(subscription.isOpen());
        log.append(Intakes.texts(PIZZA, "two"));
        other.awaitCount(2);
        Waiting.until(() -> hub.subscriberCount() == 1);
        assertEquals(List.of("one"), listener.told(), "neither items nor a word of being dropped");
    }

    @Test
    void dropsEverybodyWhenItCloses() throws Exception {
        Subscription subscription = subscribe(new Topic(PIZZA), listener);
        hub.close();
        assertEquals(List.of("dropped"), listener.awaitCount(1));
        assertFalse(subscription.isOpen());
        assertThrows(IllegalStateException.class, () -> subscribe(new Topic(PIZZA), new Listener()));
    }

    @Test
    void refusesMoreSubscribersThanItsSettingsAllow() {
        for (int i = 0; i < 3; i++) {
            subscribe(new Topic(PIZZA), new Listener());
        }
        assertThrows(TooManySubscribersException.class, () -> subscribe(new Topic(TAXI), listener));
        assertEquals(3, hub.subscriberCount());
    }

    @Test
    void goesOnAfterARecordThatIsNoneAndSaysSo() throws Exception {
        subscribe(new Topic(PIZZA), listener);
        log.append(Intakes.texts(PIZZA, "one"));
        log.append(new byte[] {1, 2, 3});
        log.append(Intakes.texts(PIZZA, "two"));
        assertEquals(List.of("one", "two"), listener.awaitCount(2));
        assertEquals(
                "1 records of the event log could not be read and were not shown live, the last before position 0-2.",
                hub.problem());
    }

    @Test
    void goesOnAfterDamageAndTellsOfTheGap() throws Exception {
        subscribe(new Topic(PIZZA), listener);
        log.append(Intakes.texts(PIZZA, "one"));
        listener.awaitCount(1);
        log.appendDamaged();
        Waiting.until(() -> hub.problem().contains("damaged"));
        assertEquals(List.of("one", "gap"), listener.awaitLast("gap"));
        log.append(Intakes.texts(PIZZA, "two"));
        assertEquals(List.of("one", "gap", "two"), listener.awaitLast("two"));
        assertEquals("", hub.problem());
    }

    @Test
    void aSubscriberThatThrowsIsDroppedAndHarmsNobody() throws Exception {
        Listener other = new Listener();
        LiveSubscriber thrower = new LiveSubscriber() {
            @Override
            public void onItems(List<LiveItem> items) {
                throw new IllegalStateException("a fault of the test's");
            }

            @Override
            public void onGap(LogPosition position) {}

            @Override
            public void onDropped() {
                listener.onDropped();
            }
        };
        Subscription subscription = hub.subscribe(new Topic(PIZZA), Optional.empty(), thrower);
        subscribe(new Topic(PIZZA), other);
        log.append(Intakes.texts(PIZZA, "one"));
        log.append(Intakes.texts(PIZZA, "two"));
        other.awaitCount(2);
        assertEquals(List.of("dropped"), listener.awaitCount(1));
        assertFalse(subscription.isOpen());
    }
}
