package dev.earshot.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Builds the tree of one JSON text and masks its secrets on the way. Not thread-safe; for one text. */
final class JsonTree {

    /** JSON inside a string inside JSON is read as JSON this many times; further in, secrets are found as in text. */
    private static final int MAX_LEVEL = 2;

    private final JsonParser parser;
    private final int level;
    private final boolean hasCodes;
    private boolean isAltered;
    private int depth;

    /**
     * @param text what the parser reads
     * @param level 0 for a body, 1 for JSON in a string of a body, and so on
     */
    JsonTree(JsonParser parser, String text, int level) {
        this.parser = parser;
        this.level = level;
        // Only so can a character come in that is in no valid UTF-8.
        this.hasCodes = text.contains("\\u");
    }

    /** Whether the tree says something else than the text: a secret was masked, a character replaced. */
    boolean isAltered() {
        return isAltered;
    }

    JsonNode read() throws IOException {
        JsonNode root = value(parser.nextToken(), "", false);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, JsonErrors.TRAILING);
        }
        return root;
    }

    private JsonNode value(@Nullable JsonToken token, String name, boolean isSecret) throws IOException {
        if (token == null) {
            throw new JsonParseException(parser, JsonErrors.EMPTY);
        }
        return switch (token) {
            case START_OBJECT -> object(isSecret);
            case START_ARRAY -> array(name, isSecret);
            case VALUE_STRING -> Json.NODES.textNode(string(parser.getText(), name, isSecret));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(isSecret);
            case VALUE_TRUE -> Json.NODES.booleanNode(true);
            case VALUE_FALSE -> Json.NODES.booleanNode(false);
            case VALUE_NULL -> Json.NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new JsonParseException(parser, "unexpected " + parser.getText());
        };
    }

    private ObjectNode object(boolean isSecret) throws IOException {
        ObjectNode object = Json.NODES.objectNode();
        depth++;
        for (String read = parser.nextFieldName(); read != null; read = parser.nextFieldName()) {
            String name = storable(read);
            object.set(name, value(parser.nextToken(), name, isSecret || Secrets.isSecretName(name)));
        }
        depth--;
        return object;
    }

    private ArrayNode array(String name, boolean isSecret) throws IOException {
        ArrayNode array = Json.NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, name, isSecret));
        }
        return array;
    }

    private JsonNode number(boolean isSecret) throws IOException {
        if (isSecret) {
            isAltered = true;
            return Json.NODES.textNode(Secrets.MASK);
        }
        return switch (parser.getNumberType()) {
            case INT -> Json.NODES.numberNode(parser.getIntValue());
            case LONG -> Json.NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER -> Json.NODES.numberNode(parser.getBigIntegerValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> Json.NODES.numberNode(decimal());
        };
    }

    private BigDecimal decimal() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw new JsonParseException(parser, JsonErrors.OUT_OF_RANGE, e);
        }
    }

    private String string(String read, String name, boolean isSecret) throws IOException {
        String text = storable(read);
        String masked = isSecret ? maskWhole(text) : Secrets.isProse(name) ? text : maskParts(text, name);
        isAltered |= !masked.equals(text);
        return masked;
    }

    private static String maskWhole(String text) {
        return text.isEmpty() || text.equals(Secrets.MASK) ? text : Secrets.MASK;
    }

    private String maskParts(String text, String name) throws IOException {
        if (level < MAX_LEVEL && BodyReader.looksLikeJson(text)) {
            String masked = BodyReader.maskEmbedded(text, level + 1);
            if (masked != null) {
                return masked;
            }
        }
        String masked = Secrets.maskString(text, name.equals("uri") || (depth == 1 && name.equals("url")));
        return masked.equals(text) ? text : masked;
    }

    /** The text without NUL and without halves of surrogate pairs, which JSON can write and UTF-8 cannot. */
    private String storable(String text) {
        if (!hasCodes) {
            return text;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaceUnstorable(text, i);
            }
        }
        return text;
    }

    private String replaceUnstorable(String text, int from) {
        StringBuilder storable = new StringBuilder(text);
        boolean isReplaced = false;
        for (int i = from; i < storable.length(); i++) {
            char c = storable.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < storable.length()
                    && Character.isLowSurrogate(storable.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                storable.setCharAt(i, '\ufffd');
                isReplaced = true;
            }
        }
        isAltered |= isReplaced;
        return isReplaced ? storable.toString() : text;
    }
}
