package dev.earshot.link;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of all people, from a percentage to another: 0-50 and 50-100 are the two halves. The same person is always in the
 * same part of one link.
 *
 * @param from the first bucket that belongs to it
 * @param to the first after it that does not
 */
record ShareCondition(int from, int to) implements Condition {
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\d{1,3}(?:\\.\\d{1,2})?)\\s*-\\s*(\\d{1,3}(?:\\.\\d{1,2})?)\\s*%?\\s*");
    private static final int PER_PERCENT = Visit.BUCKETS / 100;

    static ShareCondition parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be two percentages, such as '0-50'");
        }
        int from = buckets(matcher.group(1));
        int to = buckets(matcher.group(2));
        if (from >= to || to > Visit.BUCKETS) {
            throw new IllegalArgumentException("must go up, from 0 to 100 at the most");
        }
        return new ShareCondition(from, to);
    }

    private static int buckets(String percent) {
        return new BigDecimal(percent).movePointRight(2).intValueExact();
    }

    private static String percent(int buckets) {
        return buckets % PER_PERCENT == 0
                ? String.valueOf(buckets / PER_PERCENT)
                : BigDecimal.valueOf(buckets, 2).toPlainString();
    }

    @Override
    public Kind kind() {
        return Kind.SHARE;
    }

    @Override
    public String text() {
        return percent(from) + "-" + percent(to);
    }

    @Override
    public boolean holds(Visit visit) {
        return visit.bucket() >= from && visit.bucket() < to;
    }
}
