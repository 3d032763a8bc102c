package dev.earshot.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of Graph, wherever its arguments stood: in the query, in a form, in multipart, in JSON; the token also in a header.
 *
 * @param path without the version
 * @param token empty if there is none
 * @param parameters objects as their JSON
 */
public record GraphCall(
        String method, String path, String version, String token, Map<String, String> parameters, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSION = Pattern.compile("^/(v[0-9]+(?:\\.[0-9]+)?)(/.*)$");
    private static final Pattern PART =
            Pattern.compile("name=\"([^\"]+)\"[^\\r\\n]*\\r?\\n\\r?\\n(.*?)\\r?\\n--", Pattern.DOTALL);

    static GraphCall read(HttpExchange exchange, String text) throws IOException {
        String whole = exchange.getRequestURI().getPath();
        Matcher matcher = VERSION.matcher(whole);
        boolean isVersioned = matcher.matches();
        Map<String, String> parameters = new LinkedHashMap<>();
        addForm(parameters, exchange.getRequestURI().getRawQuery());
        String type = header(exchange, "Content-Type");
        if (type.startsWith("application/json") && !text.isEmpty()) {
            JSON.readTree(text).properties().forEach(field -> parameters.put(field.getKey(), asText(field.getValue())));
        } else if (type.startsWith("multipart/form-data")) {
            Matcher part = PART.matcher(text);
            while (part.find()) {
                parameters.put(part.group(1), part.group(2));
            }
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            addForm(parameters, text);
        }
        String authorization = header(exchange, "Authorization").replaceFirst("^(?i)(Bearer|OAuth) ", "");
        return new GraphCall(
                exchange.getRequestMethod(),
                isVersioned ? matcher.group(2) : whole,
                isVersioned ? matcher.group(1) : "",
                authorization.isEmpty() ? parameters.getOrDefault("access_token", "") : authorization,
                parameters,
                text);
    }

    private static void addForm(Map<String, String> parameters, String form) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (String field : form.split("&", -1)) {
            String[] parts = field.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String asText(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** An argument that is an object; Meta's own samples write single quotes. */
    public JsonNode object(String name) {
        try {
            return JSON.readTree(
                    parameter(name).isEmpty() ? "{}" : parameter(name).replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(name + ": " + parameter(name), e);
        }
    }

    String last() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String first() {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }
}
