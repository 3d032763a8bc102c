package dev.earshot.report.revenue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was paid in a period, by currency, and how many were there to pay. */
record Money(Map<String, Revenue.Sums> byCurrency, long activeUsers) {

    static Money of(List<Revenue.OfCurrency> currencies, long activeUsers) {
        Map<String, Revenue.Sums> byCurrency = new LinkedHashMap<>();
        currencies.forEach(one -> byCurrency.put(one.currency(), one.sums()));
        return new Money(byCurrency, activeUsers);
    }

    /** The one with the most events first. */
    List<String> currencies() {
        return List.copyOf(byCurrency.keySet());
    }

    Revenue.Sums of(String currency) {
        return byCurrency.getOrDefault(currency, Revenue.Sums.NONE);
    }
}
