package dev.earshot.report;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user in a list, with what was asked of them.
 *
 * @param revenue the sum of the amounts in each currency, in the currencies' order; "" where the bot named none
 * @param properties the newest value of each property that was asked for and is known, in the order asked
 */
public record PersonEntry(PersonSummary summary, Map<String, BigDecimal> revenue, Map<String, String> properties) {
    public PersonEntry {
        revenue = Collections.unmodifiableMap(new LinkedHashMap<>(revenue));
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
