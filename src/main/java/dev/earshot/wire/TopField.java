package dev.earshot.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One field at the top of a body, found without building its tree. */
final class TopField {
    private TopField() {}

    /** The last of that name in the first object that has it, as far as the body can be read. */
    static @Nullable String find(JsonParser parser, String name) throws IOException {
        String found = null;
        JsonToken token = parser.nextToken();
        boolean isArray = token == JsonToken.START_ARRAY;
        if (isArray) {
            token = parser.nextToken();
        }
        while (token == JsonToken.START_OBJECT && found == null) {
            found = inObject(parser, name);
            token = isArray ? parser.nextToken() : null;
        }
        return found;
    }

    private static @Nullable String inObject(JsonParser parser, String name) throws IOException {
        String found = null;
        try {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (value != null && field.equals(name) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    found = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            if (found == null) {
                throw e;
            }
        }
        return found;
    }
}
