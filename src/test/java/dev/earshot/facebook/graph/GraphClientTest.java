package dev.earshot.facebook.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.restfb.Parameter;
import dev.earshot.config.Settings;
import dev.earshot.facebook.graph.GraphClient.Urgency;
import dev.earshot.outgoing.OutgoingClient;
import dev.earshot.outgoing.OutgoingSettings;
import dev.earshot.outgoing.Resolver;
import dev.earshot.standin.MetaPage;
import dev.earshot.standin.StandInGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Graph is called: what is tried again and what never, when it is left alone, and what its errors mean. */
final class GraphClientTest {
    private static final String SEND =
            "{\"recipient\":{\"id\":\"7\"},\"message\":{\"text\":\"caf\u00e9 a/b \ud83c\udf55\"}}";
    private static final String TEMPORARY = "{\"error\":{\"message\":\"try again\",\"code\":2}}";

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private StandInGraph graph;
    private OutgoingClient outgoing;
    private GraphClient client;
    private MetaPage page;

    @BeforeEach
    void start() throws Exception {
        graph = new StandInGraph();
        page = graph.world().addPage("9000000000001", "Shop");
        outgoing = outgoing("127.0.0.1");
        client = new GraphClient(outgoing, () -> now, new Random(1), pauses::add);
    }

    private static OutgoingClient outgoing(String allowed) {
        return new OutgoingClient(
                OutgoingSettings.from(new Settings(Map.of("outgoing.allow", allowed), Map.of(), Map.of())),
                Resolver.SYSTEM);
    }

    @AfterEach
    void stop() {
        outgoing.close();
        graph.close();
    }

    private GraphAccess access() {
        return new GraphAccess(
                graph.address() + "/",
                "v26.0",
                page.token(),
                graph.world().app().secret(),
                "1517000000001");
    }

    private String subscribed(Urgency urgency) throws GraphException, InterruptedException {
        return client.ask(access(), urgency, rest -> rest.fetchObject("me/subscribed_apps", String.class));
    }

    @Test
    void theTokenIsInAHeaderAndProvedByTheAppsSecret() throws Exception {
        subscribed(Urgency.PERSON);

        var call = graph.graphCalls("/me/subscribed_apps").getFirst();
        assertEquals("v26.0", call.version());
        assertEquals(page.token(), call.token());
        assertFalse(call.parameters().containsKey("access_token"), call::toString);
        assertEquals(graph.world().app().proof(page.token()), call.parameter("appsecret_proof"));
    }

    @Test
    void aFormAndADeleteArriveAsSuch() throws Exception {
        client.ask(
                access(),
                Urgency.PERSON,
                rest -> rest.publish(
                        "me/subscribed_apps", String.class, Parameter.with("subscribed_fields", "messages,standby")));
        assertEquals(2, page.subscribed().size());
        Boolean isDeleted = client.ask(access(), Urgency.PERSON, rest -> rest.deleteObject("me/subscribed_apps"));
        assertEquals(true, isDeleted);
        assertEquals(0, page.subscribed().size());
    }

    @Test
    void whatMayBeAskedTwiceIsTriedThreeTimesWithPausesOfRandomLength() throws Exception {
        graph.failNext(500, TEMPORARY);
        graph.failNext(503, "<html>overloaded</html>");

        assertEquals("{\"data\":[]}", subscribed(Urgency.PERSON));

        assertEquals(3, graph.graphCalls("/me/subscribed_apps").size());
        assertEquals(2, pauses.size());
        assertTrue(pauses.get(0).toMillis() <= 300 && pauses.get(1).toMillis() <= 900, pauses::toString);
    }

    @Test
    void whatIsWrongStaysWrongAndIsNotTriedAgain() {
        graph.failNext(400, "{\"error\":{\"message\":\"(#100) x\",\"code\":100}}");

        GraphException failure = assertThrows(GraphException.class, () -> subscribed(Urgency.PERSON));

        assertEquals(GraphTrouble.BAD_REQUEST, failure.trouble());
        assertEquals(1, graph.graphCalls(".*").size());
    }

    @Test
    void aSendIsTriedOnceWhateverComesOfIt() throws Exception {
        GraphSends sends = new GraphSends(client);
        graph.failNext(503, "<html>overloaded</html>");
        GraphException unknown = assertThrows(GraphException.class, () -> sends.send(access(), SEND));
        assertTrue(unknown.mayHaveHappened());
        assertEquals(1, graph.sends().size());

        graph.failNext(200, "{\"error\":{\"message\":\"(#551) gone\",\"code\":551,\"error_subcode\":1545041}}");
        GraphException refused = assertThrows(GraphException.class, () -> sends.send(access(), SEND));
        assertFalse(refused.mayHaveHappened(), "an error with status 200 is an error");
        assertEquals(GraphTrouble.UNREACHABLE, refused.trouble());

        assertEquals("m_agent1", sends.send(access(), SEND));
        assertEquals(
                "caf\u00e9 a/b \ud83c\udf55",
                graph.sends().getLast().body().at("/message/text").asText());
        assertEquals(3, graph.sends().size());
    }

    @Test
    void anAddressThatDoesNotAnswerIsLeftAloneForHalfAMinuteAndThenTriedOnce() throws Exception {
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            graph.failNext(500, TEMPORARY);
        }
        assertThrows(GraphException.class, () -> subscribed(Urgency.PERSON));
        assertThrows(GraphException.class, () -> subscribed(Urgency.PERSON));
        int called = graph.graphCalls(".*").size();
        assertEquals(CircuitBreaker.FAILURES, called);

        GraphException held = assertThrows(GraphException.class, () -> new GraphSends(client).send(access(), SEND));
        assertFalse(held.mayHaveHappened());
        assertEquals(called, graph.graphCalls(".*").size(), "it was called all the same");

        now = now.plus(CircuitBreaker.PAUSE);
        subscribed(Urgency.PERSON);
        subscribed(Urgency.PERSON);
        assertEquals(called + 2, graph.graphCalls(".*").size());
    }

    @Test
    void whatNobodyWaitsForIsPutOffWhenTheLimitIsNear() throws Exception {
        graph.showUsage("{\"call_count\":12,\"total_time\":81,\"total_cputime\":3}");
        subscribed(Urgency.BACKGROUND);

        GraphException held = assertThrows(GraphException.class, () -> subscribed(Urgency.BACKGROUND));
        assertEquals(GraphTrouble.RATE_LIMIT, held.trouble());
        subscribed(Urgency.PERSON);
        assertEquals(2, graph.graphCalls(".*").size());

        graph.showUsage("{\"call_count\":12,\"total_time\":40,\"total_cputime\":3}");
        now = now.plus(Duration.ofMinutes(3));
        subscribed(Urgency.BACKGROUND);
    }

    @Test
    void afterTooManyCallsWhatCanWaitWaitsLongerAndLonger() throws Exception {
        String tooMany = "{\"error\":{\"message\":\"(#4) limit\",\"code\":4}}";
        graph.failNext(429, tooMany);
        GraphException limited = assertThrows(GraphException.class, () -> subscribed(Urgency.BACKGROUND));
        assertEquals(GraphTrouble.RATE_LIMIT, limited.trouble());
        now = now.plusSeconds(61);
        graph.failNext(400, tooMany);
        assertThrows(GraphException.class, () -> subscribed(Urgency.BACKGROUND));
        now = now.plusSeconds(61);
        assertThrows(GraphException.class, () -> subscribed(Urgency.BACKGROUND), "two minutes this time");
        assertEquals(2, graph.graphCalls(".*").size());
        now = now.plusSeconds(61);
        subscribed(Urgency.BACKGROUND);
    }

    @Test
    void anAddressInsideLeadsNowhere() {
        GraphClient strict = new GraphClient(outgoing("10.1.2.3"), () -> now, new Random(1), pauses::add);

        GraphException refused = assertThrows(GraphException.class, () -> new GraphSends(strict).send(access(), SEND));

        assertTrue(refused.words().contains("outgoing.allow"), refused::words);
        assertFalse(refused.mayHaveHappened());
        assertEquals(List.of(), graph.graphCalls(".*"));
    }

    @Test
    void nothingShowsTheSecrets() {
        assertEquals("GraphAccess[" + graph.address() + "/v26.0]", access().toString());
    }

    @Test
    void theUsageIsTheHighestOfAllThatAHeaderSays() {
        assertEquals(
                95, RateGauge.percent("{\"9000\":[{\"type\":\"messenger\",\"call_count\":5,\"total_cputime\":95}]}"));
        assertEquals(-1, RateGauge.percent("nonsense"));
    }

    @ParameterizedTest
    @CsvSource({
        "10,2018278,too long", "10,2018108,blocked", "551,0,blocked", "10,2018300,Another app", "2018300,0,Another app",
        "190,463,token", "613,0,no more messages", "4,2018022,no more messages", "100,0,as it is", "2,0,trouble",
        "100,2018001,no such person", "100,33,does not exist", "200,2018028,permission", "777,0,refused"
    })
    void errorsAreInTheAgentsWords(int code, int subcode, String words) {
        String said = GraphException.error(code, subcode, "(#10) x").words();

        assertTrue(said.contains(words), said);
        assertTrue(said.contains(subcode == 0 ? "error " + code : code + "/" + subcode), said);
        assertFalse(said.contains("(#10)"), said);
    }
}
