package dev.earshot;

import dev.earshot.event.RejectReason;
import dev.earshot.eventlog.EventLog;
import dev.earshot.http.BodyCall;
import dev.earshot.http.BodyEndpoint;
import dev.earshot.ingest.Call;
import dev.earshot.ingest.Collector;
import dev.earshot.ingest.Signature;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Sender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins an HTTP endpoint to the collector: one for each dialect's path. */
final class TrackerEndpoint implements BodyEndpoint {
    private final Dialect dialect;
    private final Collector collector;
    private final EventLog log;

    TrackerEndpoint(Dialect dialect, Collector collector, EventLog log) {
        this.dialect = dialect;
        this.collector = collector;
        this.log = log;
    }

    @Override
    public void onCall(BodyCall call) {
        collector.collect(call(dialect, call), call::reply);
    }

    static Call call(Dialect dialect, BodyCall call) {
        return new Call(
                dialect,
                call.target(),
                call.query(),
                call.body(),
                new Sender(call.remoteAddress(), call.header("User-Agent")),
                signature(call),
                reason(call.problem()));
    }

    private static Signature signature(BodyCall call) {
        String apiKey = call.header("Kochava-Api-Key");
        String token = call.header("Kochava-Auth-Token");
        return apiKey == null || token == null ? Signature.NONE : new Signature(apiKey, token);
    }

    @Override
    public String wrongMethod() {
        return dialect.refusal(List.of("use POST"));
    }

    @Override
    public boolean hasRoom() {
        return log.hasRoom();
    }

    @Override
    public void whenRoom(Runnable action) {
        log.whenRoom(action);
    }

    private static @Nullable RejectReason reason(BodyCall.Problem problem) {
        return switch (problem) {
            case NONE -> null;
            case TOO_LARGE -> RejectReason.TOO_LARGE;
            case TOO_SLOW -> RejectReason.TOO_SLOW;
            case BAD_ENCODING -> RejectReason.BAD_ENCODING;
        };
    }
}
