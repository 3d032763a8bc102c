package dev.earshot.console;

import dev.earshot.console.page.PostbackView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.control.PostbackDelivery.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of postbacks, in words. */
final class PostbackRows {
    private static final int MAX_ANSWER = 160;

    private PostbackRows() {}

    static String tells(Postback postback) {
        String what = switch (postback.trigger()) {
            case EVENT -> "Event " + ShownLine.of(postback.eventName(), 60);
            case REVENUE -> "Revenue";
            case FIRST_MESSAGE -> "First message";
        };
        List<String> only = new ArrayList<>();
        if (!postback.networks().isEmpty()) {
            only.add("of " + String.join(", ", postback.networks()));
        } else if (postback.withOrganic()) {
            only.add("also organic");
        }
        return only.isEmpty() ? what : what + ", " + String.join(", ", only);
    }

    /** Addresses of partners have keys in their queries. */
    static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + "?…";
    }

    static String counts(Map<State, Long> counts) {
        return "%,d delivered, %,d waiting, %,d failed, %,d not to be told"
                .formatted(
                        counts.getOrDefault(State.DELIVERED, 0L),
                        counts.getOrDefault(State.WAITING, 0L),
                        counts.getOrDefault(State.FAILED, 0L),
                        counts.getOrDefault(State.SKIPPED, 0L));
    }

    static PostbackView.Delivery delivery(PostbackDelivery delivery, BotTime time, Bot bot) {
        String user = delivery.isTest() ? "" : delivery.subject().user();
        String status = delivery.status() == null ? "" : delivery.status() + " ";
        String amount = delivery.subject().amount().isEmpty()
                ? ""
                : " " + delivery.subject().amount() + " " + delivery.subject().currency();
        return new PostbackView.Delivery(
                delivery.id(),
                time.full(delivery.madeAt()),
                ShownLine.of(delivery.subject().name() + amount, 80),
                ShownLine.of(user, 60),
                user.isEmpty() ? "" : UserPages.path(bot, user),
                delivery.isTest() ? "test: " + words(delivery) : words(delivery),
                tone(delivery.state()),
                delivery.request(),
                status + ShownLine.of(delivery.answer(), MAX_ANSWER),
                !delivery.isTest());
    }

    private static String words(PostbackDelivery delivery) {
        return switch (delivery.state()) {
            case WAITING -> delivery.attempts() == 0 ? "waiting" : "tried " + Numbers.of(delivery.attempts(), "time");
            case DELIVERED -> "delivered";
            case FAILED -> "failed";
            case SKIPPED -> "not told";
        };
    }

    private static String tone(State state) {
        return switch (state) {
            case WAITING -> "warn";
            case DELIVERED -> "good";
            case FAILED -> "bad";
            case SKIPPED -> "muted";
        };
    }
}
