package dev.earshot.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to JSON, once and for all dialects: strict UTF-8 (a byte order mark is tolerated), strict JSON, limits on depth
 * and on the length of numbers and names, secrets masked while reading. Of two fields of the same name the last one
 * counts. The characters NUL and half of a surrogate pair, which no store holds, become U+FFFD.
 *
 * <p>Thread-safe.
 */
public final class BodyReader {

    /** Real bodies are 12 deep at most; hostile ones are made to exhaust the stack. */
    public static final int MAX_DEPTH = 200;

    public static final int MAX_NUMBER_LENGTH = 200;
    public static final int MAX_NAME_LENGTH = 2_000;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER_LENGTH)
            .maxNameLength(MAX_NAME_LENGTH)
            // The limit of the whole body bounds its strings.
            .maxStringLength(Integer.MAX_VALUE)
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            // Names come from strangers: the JVM's table of interned strings is no place for them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(LIMITS)
            .build();

    /** For JSON inside strings, which people also write by hand in their calls, with single quotes. */
    private static final JsonFactory EMBEDDED_JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .streamReadConstraints(LIMITS)
            .build();

    private BodyReader() {}

    /** A body that must be an object. */
    public static Body read(byte[] bytes) {
        return switch (readDocument(bytes)) {
            case Document.Refused refused -> new Body.Refused(refused.fault());
            case Document.Tree tree ->
                tree.root() instanceof ObjectNode object
                        ? new Body.Parsed(object, tree.text())
                        : new Body.Refused(fault(
                                RejectReason.WRONG_SHAPE,
                                "the body is an array; it must be a JSON object: post one call for each message",
                                tree.text()));
        };
    }

    /** A body that is an object or an array. */
    public static Document readDocument(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            int malformedAt = malformedByte(bytes);
            if (malformedAt >= 0) {
                return refused(
                        RejectReason.BAD_ENCODING,
                        "the body is not valid UTF-8 (byte " + (malformedAt + 1) + "): send JSON in UTF-8",
                        text);
            }
        }
        return text.startsWith("\ufeff") ? read(text.substring(1)) : read(bytes, text);
    }

    /** The parser of bytes is quicker; the parser of characters tells where a mistake is. */
    private static Document read(byte[] bytes, String text) {
        if (!beginsAsUtf8(bytes)) {
            return read(text);
        }
        try (JsonParser parser = JSON.createParser(bytes)) {
            return document(new JsonTree(parser, text, 0), text);
        } catch (JsonProcessingException e) {
            return read(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static Document read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            return document(new JsonTree(parser, text, 0), text);
        } catch (StreamConstraintsException e) {
            return refused(RejectReason.BAD_JSON, JsonErrors.limit(e), text);
        } catch (JsonProcessingException e) {
            return refused(RejectReason.BAD_JSON, looksLikeForm(text) ? FORM : JsonErrors.explain(e, text), text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static Document document(JsonTree tree, String text) throws IOException {
        JsonNode root = tree.read();
        if (root.isContainerNode()) {
            return new Document.Tree(root, tree.isAltered() ? root.toString() : text);
        }
        return refused(RejectReason.WRONG_SHAPE, wrongShape(root), text);
    }

    /** The parser takes a zero byte among the first four for UTF-16 or UTF-32. */
    private static boolean beginsAsUtf8(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] != 0 && bytes[1] != 0 && bytes[2] != 0 && bytes[3] != 0;
    }

    /**
     * A field at the top of an object, or of the objects of an array: the first that is there. Also of a body that breaks off
     * or is broken behind it. Null if it is not there, or no string, number or boolean.
     */
    public static @Nullable String topField(byte[] bytes, String name) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            return TopField.find(parser, name);
        } catch (IOException e) {
            return null;
        }
    }

    /** The object that a string of JSON holds; null if it holds none. */
    static @Nullable ObjectNode embeddedObject(String text) {
        if (!looksLikeJson(text)) {
            return null;
        }
        try (JsonParser parser = EMBEDDED_JSON.createParser(text)) {
            return new JsonTree(parser, text, 1).read() instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /** A string of JSON with its secrets masked, the same string if it has none; null if it is no JSON. */
    static @Nullable String maskEmbedded(String text, int level) throws IOException {
        try (JsonParser parser = EMBEDDED_JSON.createParser(text)) {
            JsonTree tree = new JsonTree(parser, text, level);
            JsonNode root = tree.read();
            return tree.isAltered() ? root.toString() : text;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static boolean looksLikeJson(String text) {
        char first = firstVisible(text);
        return first == '{' || first == '[';
    }

    private static final String FORM =
            "the body looks like a form (name=value&…), not like JSON: post a JSON object with Content-Type application/json";

    private static String wrongShape(JsonNode root) {
        return switch (root.getNodeType()) {
            case STRING ->
                embeddedObject(root.textValue()) == null
                        ? "the body is a string; it must be a JSON object"
                        : "the body is a JSON string that holds JSON: it was encoded twice; post the object itself";
            default ->
                "the body is a " + root.getNodeType().name().toLowerCase(Locale.ROOT) + "; it must be a JSON object";
        };
    }

    /** {@code name=…} at the very beginning, as no JSON begins. */
    private static boolean looksLikeForm(String text) {
        int at = 0;
        while (at < text.length() && isFormNamePart(text.charAt(at))) {
            at++;
        }
        return at > 0 && at < text.length() && text.charAt(at) == '=';
    }

    private static boolean isFormNamePart(char c) {
        return Character.isLetterOrDigit(c) || "_-.%[]+".indexOf(c) >= 0;
    }

    private static char firstVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                return text.charAt(i);
            }
        }
        return 0;
    }

    private static Document refused(RejectReason reason, String message, String text) {
        return new Document.Refused(fault(reason, message, text));
    }

    private static Fault fault(RejectReason reason, String message, String text) {
        return new Fault(reason, message, Secrets.maskText(text));
    }

    /** Index of the first byte that is no UTF-8; -1 if the text itself holds the replacement character. */
    private static int malformedByte(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1024);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return result.isError() ? in.position() : -1;
    }
}
