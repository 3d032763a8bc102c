package dev.earshot.event;

import org.jspecify.annotations.Nullable;

/** The platform refused to deliver a message ({@code responseBody.error} of the Send API). */
public record DeliveryFailure(
        @Nullable String code,
        @Nullable String subcode,
        @Nullable String type,
        @Nullable String message) {}
