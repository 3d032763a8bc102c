package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Direction;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Touch;
import dev.earshot.http.Access;
import dev.earshot.http.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description says what the routes do, no more and no less. */
final class OpenApiTest extends ApiTest {
    private static final Set<String> SERVED_ELSEWHERE = Set.of(
            "POST /track",
            "POST /track/json",
            "POST /v1/cpi/identityLink.php",
            "GET /v1/cpi/click",
            "POST /v1/cpi/click",
            "GET /track/impression",
            "POST /track/impression",
            "GET /webhook/facebook",
            "POST /webhook/facebook");

    private final Description description = Description.load();

    private static String operation(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path();
    }

    @Test
    void describesEveryRouteAndNothingElse() {
        Set<String> expected = new TreeSet<>(SERVED_ELSEWHERE);
        server.routes.endpoints().forEach(endpoint -> expected.add(operation(endpoint)));
        assertEquals(expected, new TreeSet<>(description.operations().keySet()));
        assertEquals(server.routes.endpoints().size(), server.routes.routes().size());
    }

    @Test
    void describesEveryQueryParameterAndNothingElse() {
        for (Endpoint endpoint : server.routes.endpoints()) {
            assertEquals(
                    new TreeSet<>(endpoint.parameters()),
                    parameters(operation(endpoint), "query"),
                    operation(endpoint));
        }
    }

    @Test
    void describesEveryParameterOfThePaths() {
        for (Endpoint endpoint : server.routes.endpoints()) {
            Set<String> expected = Pattern.compile("\\{(\\w+)}")
                    .matcher(endpoint.path())
                    .results()
                    .map(MatchResult::group)
                    .map(name -> name.substring(1, name.length() - 1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, parameters(operation(endpoint), "path"), operation(endpoint));
        }
    }

    private Set<String> parameters(String operation, String in) {
        return description.parameters(operation).stream()
                .filter(parameter -> parameter.get("in").asText().equals(in))
                .map(parameter -> parameter.get("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void describesEveryFieldOfTheBodies() {
        for (Endpoint endpoint : server.routes.endpoints()) {
            JsonNode body = description.operations().get(operation(endpoint)).path("requestBody");
            JsonNode schema = description.resolve(body.at("/content/application~1json/schema"));
            Set<String> fields = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(fields::add);
            assertEquals(new TreeSet<>(endpoint.fields()), fields, operation(endpoint));
        }
    }

    @Test
    void describesWhoMayCall() {
        for (Endpoint endpoint : server.routes.endpoints()) {
            String security = description
                    .operations()
                    .get(operation(endpoint))
                    .get("security")
                    .toString();
            String expected = endpoint.method() == Method.GET
                    ? "[{\"adminToken\":[]},{\"session\":[]}]"
                    : "[{\"adminToken\":[]},{\"session\":[],\"csrfToken\":[]}]";
            if (endpoint.access() == Access.API) {
                assertEquals(expected, security, operation(endpoint));
            } else {
                assertTrue(Set.of("[]", "[{},{\"adminToken\":[]}]").contains(security), operation(endpoint));
            }
        }
    }

    @Test
    void describesTheProblemsThatEveryCallMayMeet() {
        for (Endpoint endpoint : server.routes.endpoints()) {
            if (endpoint.access() == Access.API) {
                JsonNode responses =
                        description.operations().get(operation(endpoint)).get("responses");
                Stream.of("400", "401", "500", "503")
                        .forEach(status -> assertTrue(responses.has(status), operation(endpoint) + " " + status));
                // Postbacks are shown to those alone who may change them.
                boolean mayBeRefused =
                        endpoint.method() != Method.GET || endpoint.path().contains("/postbacks");
                assertEquals(mayBeRefused, responses.has("403"), operation(endpoint));
                assertEquals(endpoint.path().contains("{"), responses.has("404"), operation(endpoint));
            }
        }
    }

    @Test
    void givesEveryOperationItsOwnId() {
        List<String> ids = description.operations().values().stream()
                .map(operation -> operation.get("operationId").asText())
                .toList();
        assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    }

    @Test
    void hasExamplesThatMatchTheirSchemas() {
        int checked = 0;
        for (Map.Entry<String, JsonNode> schema :
                description.document().at("/components/schemas").properties()) {
            for (JsonNode example : schema.getValue().path("examples")) {
                description.assertMatches(schema.getValue(), example, schema.getKey());
                checked++;
            }
        }
        assertTrue(checked > 20, "only " + checked + " examples");
    }

    @Test
    void namesEveryValueOfTheEnums() {
        assertEquals(words(MessageKind.values()), choices("/Message/properties/kind"));
        assertEquals(words(Direction.values()), choices("/Message/properties/direction"));
        assertEquals(words(BotEvent.Type.values()), choices("/Event/properties/type"));
        assertEquals(words(RejectReason.values()), choices("/RejectedCall/properties/reason"));
        assertEquals(words(MessageChange.Kind.values()), choices("/MessageChange/properties/kind"));
        assertEquals(words(Receipt.Kind.values()), choices("/Receipt/properties/kind"));
        assertEquals(words(Touch.Kind.values()), choices("/Touch/properties/kind"));
        assertEquals(words(Touch.Traffic.values()), choices("/Touch/properties/traffic"));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Words::of).toList();
    }

    private List<String> choices(String pointer) {
        return description
                .document()
                .at("/components/schemas" + pointer + "/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = description.document().findValues("$ref");
        assertFalse(references.isEmpty());
        for (JsonNode reference : references) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.set("$ref", reference);
            assertFalse(description.resolve(node).isMissingNode(), () -> Objects.toString(reference));
        }
    }

    @Test
    void theJudgeRefusesFieldsThatAreNotDescribed() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Alive");
        ObjectNode alive = JsonNodeFactory.instance.objectNode().put("status", "alive");
        description.assertMatches(schema, alive, "as described");
        alive.put("since", "yesterday");
        assertThrows(AssertionError.class, () -> description.assertMatches(schema, alive, "one field more"));
    }

    @Test
    void isServedToAnybody() throws Exception {
        JsonNode served = server.as("nobody").get("/api/openapi.json").with(200);
        assertEquals(description.document(), served);
    }
}
