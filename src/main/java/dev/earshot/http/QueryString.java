package dev.earshot.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters as clients really send them: a part that is not properly encoded is taken as it stands. */
public final class QueryString {

    /** More parameters than any client of ours sends; the rest is left out of the map, and stays in the target. */
    private static final int MAX_PARAMETERS = 256;

    private QueryString() {}

    /** The decoded parameters, the first of each name, in their order. */
    public static Map<String, String> parse(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        int start = 0;
        while (start < query.length() && parameters.size() < MAX_PARAMETERS) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start);
            if (equals < 0 || equals > end) {
                equals = end;
            }
            if (equals > start) {
                String value = equals == end ? "" : query.substring(equals + 1, end);
                parameters.putIfAbsent(decode(query.substring(start, equals)), decode(value));
            }
            start = end + 1;
        }
        return parameters;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign: clients that do not encode exist (the Dashbot client is one).
            return text;
        }
    }
}
