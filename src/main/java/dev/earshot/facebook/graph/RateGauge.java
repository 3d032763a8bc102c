package dev.earshot.facebook.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How much of Meta's limits is used up, by the headers of its answers: {@code X-App-Usage} and {@code X-Page-Usage} have
 * percentages, {@code X-Business-Use-Case-Usage} also the minutes until there is room again. What can wait waits from 80 % on;
 * what a person waits for only while Meta said how long. Thread-safe.
 */
final class RateGauge {
    static final int FULL = 80;
    private static final Duration COOLING = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;
    private Instant backgroundAt = Instant.MIN;
    private Instant everybodyAt = Instant.MIN;
    private Duration pause = FIRST_PAUSE;

    RateGauge(InstantSource clock) {
        this.clock = clock;
    }

    /** @param canWait whether nobody waits for the call */
    synchronized boolean lets(boolean canWait) {
        Instant now = clock.instant();
        return !now.isBefore(everybodyAt) && !(canWait && now.isBefore(backgroundAt));
    }

    /** Reads the headers of an answer. */
    synchronized void read(GraphHeaders headers) {
        int used = Math.max(percent(headers.get("X-App-Usage")), percent(headers.get("X-Page-Usage")));
        String business = headers.get("X-Business-Use-Case-Usage");
        if (Math.max(used, percent(business)) >= FULL) {
            holdBackground(COOLING);
        }
        minutes(business).ifPresent(this::holdEverybody);
        String retryAfter = headers.get("Retry-After");
        if (retryAfter.matches("[0-9]{1,5}")) {
            holdEverybody(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
    }

    /** An answer said that there were too many calls: each time what can wait waits twice as long. */
    synchronized void exceeded() {
        holdBackground(pause);
        pause = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    synchronized void succeeded() {
        pause = FIRST_PAUSE;
    }

    private void holdBackground(Duration time) {
        Instant until = clock.instant().plus(time);
        backgroundAt = until.isAfter(backgroundAt) ? until : backgroundAt;
    }

    private void holdEverybody(Duration time) {
        Duration bounded = time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time;
        Instant until = clock.instant().plus(bounded);
        everybodyAt = until.isAfter(everybodyAt) ? until : everybodyAt;
    }

    /** The largest percentage anywhere in the header; -1 if it has none. */
    static int percent(String header) {
        int largest = -1;
        JsonNode root = json(header);
        for (String name : new String[] {"call_count", "total_time", "total_cputime"}) {
            for (JsonNode value : root.findValues(name)) {
                largest = Math.max(largest, value.asInt(-1));
            }
        }
        return largest;
    }

    private static Optional<Duration> minutes(String header) {
        return json(header).findValues("estimated_time_to_regain_access").stream()
                .map(minutes -> minutes.asLong(0))
                .filter(minutes -> minutes > 0)
                .max(Long::compareTo)
                .map(minutes -> Duration.of(Math.min(minutes, 10_000), TimeUnit.MINUTES.toChronoUnit()));
    }

    private static JsonNode json(String header) {
        try {
            return header.isEmpty() ? JSON.createObjectNode() : JSON.readTree(header);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    /** The headers of one answer. */
    @FunctionalInterface
    interface GraphHeaders {
        /** Empty if there is none of that name. */
        String get(String name);
    }
}
