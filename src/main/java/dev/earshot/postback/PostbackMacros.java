package dev.earshot.postback;

import dev.earshot.link.Macros;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which macros there are, and what stands in their place when nothing real is at hand. */
final class PostbackMacros {
    /** Numbers, which in JSON may stand without quotes. */
    static final Set<String> NUMBERS = Set.of("amount", "event_time", "event_time_ms");

    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("click_id", "test-click"),
            Map.entry("campaign_id", "test-campaign"),
            Map.entry("network_id", "test-network"),
            Map.entry("site_id", "test-site"),
            Map.entry("sub_site_id", "test-sub-site"),
            Map.entry("creative_id", "test-creative"),
            Map.entry("touch", "click"),
            Map.entry("event_id", "00000000-0000-0000-0000-000000000000"),
            Map.entry("event_name", "test"),
            Map.entry("event_time", "1767225600"),
            Map.entry("event_time_ms", "1767225600000"),
            Map.entry("event_time_iso", "2026-01-01T00:00:00Z"),
            Map.entry("amount", "12.5"),
            Map.entry("currency", "USD"),
            Map.entry("user_id", "test-user"),
            Map.entry("fb_user_id", "1000000000000000"),
            Map.entry("delivery_id", "test-delivery"));

    /** A parameter of the address of the click or the impression. */
    private static final Pattern PARAMETER = Pattern.compile("cp_[0-9]{1,3}|parameter\\.[A-Za-z0-9_.-]{1,54}");

    private PostbackMacros() {}

    static boolean isKnown(String name) {
        return SAMPLES.containsKey(name) || PARAMETER.matcher(name).matches();
    }

    static Map<String, String> samples() {
        return SAMPLES;
    }

    /** What is wrong with the names, continuing the field's name; empty if nothing is. */
    static Optional<String> fault(Macros macros) {
        List<String> unknown = macros.names().stream()
                .filter(name -> !isKnown(name))
                .distinct()
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("must not have the macro {" + unknown.getFirst()
                        + "}, which there is not. There are click_id, campaign_id, network_id, site_id, sub_site_id,"
                        + " creative_id, touch, cp_0 and so on, parameter.NAME, event_id, event_name, event_time,"
                        + " event_time_ms, event_time_iso, amount, currency, user_id, fb_user_id and delivery_id");
    }
}
