package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The OpenAPI document, as a judge of what the API really answers. */
final class Description {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "post", "patch", "put", "delete");

    private final ObjectNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Description(ObjectNode document) {
        this.document = document;
    }

    static Description load() {
        try (InputStream in = Description.class.getResourceAsStream("/openapi.json")) {
            return new Description((ObjectNode) JSON.readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new AssertionError("openapi.json is no JSON", e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Every operation, by method and path: {@code GET /api/v1/bots}. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    if (path.getValue().has(method)) {
                        operations.put(
                                method.toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                path.getValue().get(method));
                    }
                }));
        return operations;
    }

    /** The parameters of an operation, its path's included. */
    List<JsonNode> parameters(String operation) {
        List<JsonNode> parameters = new ArrayList<>();
        String path = operation.substring(operation.indexOf(' ') + 1);
        document.at("/paths/" + path.replace("/", "~1") + "/parameters").forEach(each -> parameters.add(resolve(each)));
        operations().get(operation).path("parameters").forEach(each -> parameters.add(resolve(each)));
        return parameters;
    }

    /** What a reference names, or the node itself if it is none. */
    JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode found = document.at(node.get("$ref").textValue().substring(1));
        assertFalse(found.isMissingNode(), () -> "nothing is at " + node.get("$ref"));
        return found;
    }

    /** Fails unless the document says that the operation may answer so. */
    void assertAllows(String operation, int status, String contentType, String body) {
        JsonNode response =
                resolve(operations().get(operation).path("responses").path(String.valueOf(status)));
        String what = operation + " answering " + status + " " + contentType + ": " + body;
        assertFalse(response.isMissingNode(), () -> "not described: " + what);
        if (!response.has("content")) {
            assertEquals("", body, what);
            return;
        }
        String mediaType = contentType.replaceAll(";.*", "");
        JsonNode content = response.get("content").get(mediaType);
        assertNotNull(content, () -> "this content type is not described: " + what);
        if (mediaType.endsWith("json")) {
            assertMatches(content.get("schema"), read(body), what);
        }
    }

    /** Fails unless the value is as the schema says and has nothing that the schema does not name. */
    void assertMatches(JsonNode schema, JsonNode value, String what) {
        ObjectNode root = strict(schema);
        root.set("$defs", strict(document.at("/components/schemas")));
        List<Error> errors = registry.getSchema(root)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertEquals(List.of(), errors, what);
    }

    /** The schema in plain JSON Schema, closed: whoever adds a field describes it. */
    private static ObjectNode strict(JsonNode schema) {
        try {
            ObjectNode copy =
                    (ObjectNode) JSON.readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
            close(copy);
            return copy;
        } catch (IOException e) {
            return fail(e);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Description::close);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }
}
