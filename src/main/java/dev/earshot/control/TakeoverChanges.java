package dev.earshot.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What shall change about how people take over; null leaves a field as it is, an empty text takes it away. Whether addresses
 * can be called is checked before.
 */
public record TakeoverChanges(
        @Nullable String pauseUrl,
        @Nullable String sendUrl,
        @Nullable String pageToken,
        @Nullable String apiKey,
        @Nullable String graphUrl,
        @Nullable String graphVersion,
        @Nullable Long idleMinutes) {
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,2}");
    private static final int MAX_SECRET = 1_000;
    public static final long MAX_IDLE_MINUTES = 24 * 60;

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (graphVersion != null
                && !graphVersion.isEmpty()
                && !VERSION.matcher(graphVersion).matches()) {
            faults.add(new FieldFault("graphVersion", "must be a version such as " + TakeoverSettings.GRAPH_VERSION));
        }
        if (idleMinutes != null && (idleMinutes < 1 || idleMinutes > MAX_IDLE_MINUTES)) {
            faults.add(new FieldFault("idleMinutes", "must be from 1 to " + MAX_IDLE_MINUTES));
        }
        addSecretFault(faults, "pageToken", pageToken);
        addSecretFault(faults, "apiKey", apiKey);
        return faults;
    }

    /** They go into a header, so nothing may be in them that ends one. */
    private static void addSecretFault(List<FieldFault> faults, String field, @Nullable String secret) {
        if (secret == null) {
            return;
        }
        if (secret.length() > MAX_SECRET || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            faults.add(
                    new FieldFault(field, "must have at most " + MAX_SECRET + " letters, digits and signs, no spaces"));
        }
    }

    /** The secrets stay out of logs. */
    @Override
    public String toString() {
        return "TakeoverChanges[" + pauseUrl + ", " + sendUrl + "]";
    }
}
