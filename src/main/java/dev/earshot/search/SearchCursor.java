package dev.earshot.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;

/**
 * A place among what was found.
 *
 * @param score 0 in the order of time
 */
record SearchCursor(SearchQuestion.Order order, float score, long time, long sequence) {
    private static final Pattern CONTENT = Pattern.compile("(BEST|NEWEST) ([0-9a-f]{1,8}) (-?\\d{1,19}) (\\d{1,18})");
    private static final int MAX_LENGTH = 200;

    String text() {
        String content = order + " " + Integer.toHexString(Float.floatToIntBits(score)) + " " + time + " " + sequence;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws BadSearchException if it is none that a page of this order gave */
    static @Nullable SearchCursor parse(@Nullable String text, SearchQuestion.Order order) {
        if (text == null) {
            return null;
        }
        try {
            String content = text.length() > MAX_LENGTH
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher matcher = CONTENT.matcher(content);
            if (matcher.matches() && order.name().equals(matcher.group(1))) {
                float score = Float.intBitsToFloat(Integer.parseUnsignedInt(matcher.group(2), 16));
                return new SearchCursor(
                        order, score, Long.parseLong(matcher.group(3)), Long.parseLong(matcher.group(4)));
            }
        } catch (IllegalArgumentException e) {
            // falls through: one message for all that is no cursor
        }
        throw new BadSearchException("the cursor is not one that this search gave");
    }

    static SearchCursor of(FieldDoc hit, SearchQuestion.Order order) {
        boolean isScored = order == SearchQuestion.Order.BEST;
        int first = isScored ? 1 : 0;
        return new SearchCursor(
                order, isScored ? (Float) hit.fields[0] : 0, (Long) hit.fields[first], (Long) hit.fields[first + 1]);
    }

    /** @param lastDocument the reader's: of documents in the same place, none is left */
    FieldDoc after(int lastDocument) {
        Object[] fields = order == SearchQuestion.Order.BEST
                ? new Object[] {score, time, sequence}
                : new Object[] {time, sequence};
        return new FieldDoc(lastDocument, Float.NaN, fields);
    }
}
