package dev.earshot.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a user.
 *
 * @param incoming how many messages the user sent
 * @param outgoing how many messages the user was sent
 * @param events how many events that are no messages
 * @param revenue the sum of the amounts in each currency, in the currencies' order; "" where the bot named none
 * @param properties the newest value of each key, in key order; values that are no strings as JSON
 * @param history what was said of the user when, newest first, at most 50
 */
public record Person(
        PersonSummary summary,
        long incoming,
        long outgoing,
        long events,
        Map<String, BigDecimal> revenue,
        Map<String, String> properties,
        List<PropertiesChange> history) {

    public Person {
        revenue = Collections.unmodifiableMap(new LinkedHashMap<>(revenue));
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        history = List.copyOf(history);
    }

    /** The properties as one message brought them, in key order. */
    public record PropertiesChange(Instant time, Map<String, String> properties) {}
}
