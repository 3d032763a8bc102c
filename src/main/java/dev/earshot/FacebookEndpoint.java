package dev.earshot;

import dev.earshot.event.RejectReason;
import dev.earshot.eventlog.EventLog;
import dev.earshot.facebook.HubSignature;
import dev.earshot.facebook.WebhookDesk;
import dev.earshot.http.BodyCall;
import dev.earshot.http.BodyEndpoint;
import dev.earshot.wire.Sender;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The callback that Meta verifies and posts to. */
final class FacebookEndpoint implements BodyEndpoint {
    private final WebhookDesk desk;
    private final EventLog log;

    FacebookEndpoint(WebhookDesk desk, EventLog log) {
        this.desk = desk;
        this.log = log;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public void onCall(BodyCall call) {
        if (call.method().equals("POST")) {
            desk.receive(delivery(call), call::reply);
            return;
        }
        Optional<String> challenge = desk.verify(call.query());
        call.show(
                challenge.isPresent() ? 200 : 403,
                "text/plain; charset=utf-8",
                challenge
                        .orElse("The verify token is not the one in the settings.")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookDesk.Delivery delivery(BodyCall call) {
        return new WebhookDesk.Delivery(
                call.body(),
                new HubSignature(call.header("X-Hub-Signature-256"), call.header("X-Hub-Signature")),
                new Sender(call.remoteAddress(), call.header("User-Agent")),
                reason(call.problem()));
    }

    private static @Nullable RejectReason reason(BodyCall.Problem problem) {
        return switch (problem) {
            case NONE -> null;
            case TOO_LARGE -> RejectReason.TOO_LARGE;
            case TOO_SLOW -> RejectReason.TOO_SLOW;
            case BAD_ENCODING -> RejectReason.BAD_ENCODING;
        };
    }

    @Override
    public boolean hasRoom() {
        return log.hasRoom();
    }

    @Override
    public void whenRoom(Runnable action) {
        log.whenRoom(action);
    }
}
