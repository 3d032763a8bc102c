package dev.earshot.control;

import dev.earshot.control.Postback.Format;
import dev.earshot.control.Postback.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A postback as somebody asks for it; whether its address and its macros will do is checked before. */
public record PostbackDraft(
        String name,
        Trigger trigger,
        String eventName,
        String url,
        Format format,
        String body,
        Duration delay,
        boolean withOrganic,
        List<String> networks,
        boolean isPaused) {
    /** Long enough for an account to be linked the day after; a partner's own window is seldom longer. */
    public static final Duration MAX_DELAY = Duration.ofDays(7);

    public static final int MAX_EVENT_NAME = 200;
    public static final int MAX_BODY = 10_000;
    private static final int MAX_NETWORKS = 50;

    public PostbackDraft {
        networks = networks.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .distinct()
                .toList();
    }

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        TextRules.label("name", name).ifPresent(faults::add);
        boolean isNamed = trigger == Trigger.EVENT;
        if (isNamed && (eventName.isBlank() || eventName.length() > MAX_EVENT_NAME)) {
            faults.add(new FieldFault("eventName", "must have 1 to " + MAX_EVENT_NAME + " characters"));
        }
        if (body.length() > MAX_BODY) {
            faults.add(new FieldFault("body", "must have at most " + MAX_BODY + " characters"));
        }
        if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
            faults.add(new FieldFault("delaySeconds", "must be from 0 to " + MAX_DELAY.toSeconds()));
        }
        if (networks.size() > MAX_NETWORKS) {
            faults.add(new FieldFault("networks", "must be at most " + MAX_NETWORKS));
        }
        networks.stream()
                .flatMap(network -> TextRules.label("networks", network).stream())
                .findFirst()
                .ifPresent(faults::add);
        return faults;
    }
}
