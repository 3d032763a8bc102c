package dev.earshot.console;

import dev.earshot.console.page.MessengerView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.MetaRequest;
import dev.earshot.facebook.Permissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages and requests of Meta's in words. */
final class MessengerCards {
    private static final int MAX_NAME = 100;

    private final InstantSource clock;

    MessengerCards(InstantSource clock) {
        this.clock = clock;
    }

    MessengerView.PageCard card(FacebookPage page, ZoneId zone) {
        return new MessengerView.PageCard(
                page.pageId(),
                page.name().isEmpty() ? page.pageId() : ShownLine.of(page.name(), MAX_NAME),
                state(page),
                tone(page),
                ShownLine.of(page.problem(), 500),
                ago(page.lastEventAt(), zone, "nothing yet"),
                ago(page.checkedAt(), zone, "not yet"),
                new BotTime(zone).full(page.connectedAt()),
                filled(page, zone),
                permissions(Permissions.missing(page.granted())));
    }

    private static String state(FacebookPage page) {
        return switch (page.state()) {
            case HEALTHY -> "Heard";
            case UNSUBSCRIBED -> "Not heard";
            case TOKEN_DEAD -> "Token no longer works";
            case UNKNOWN -> "Not known";
        };
    }

    private static String tone(FacebookPage page) {
        return switch (page.state()) {
            case HEALTHY -> "good";
            case UNSUBSCRIBED, TOKEN_DEAD -> "bad";
            case UNKNOWN -> "warn";
        };
    }

    private String filled(FacebookPage page, ZoneId zone) {
        if (page.filledAt() == null) {
            return "";
        }
        String what = page.filledCount() == 0
                ? "No message was there to be fetched "
                : Numbers.of(page.filledCount(), "message") + " fetched ";
        return what + ago(page.filledAt(), zone, "") + "." + (page.fillNote().isEmpty() ? "" : " " + page.fillNote());
    }

    private String ago(@Nullable Instant time, ZoneId zone, String never) {
        return time == null ? never : Numbers.ago(time, clock.instant(), zone);
    }

    static List<MessengerView.Permission> permissions(List<String> names) {
        return names.stream()
                .map(name -> new MessengerView.Permission(ShownLine.of(name, 60), Permissions.purpose(name)))
                .toList();
    }

    MessengerView.AskedFor askedFor(MetaRequest request, ZoneId zone) {
        return new MessengerView.AskedFor(
                request.code(),
                switch (request.kind()) {
                    case DATA_DELETION -> "Delete a person's data";
                    case DEAUTHORIZATION -> "Take the app away";
                },
                request.person().isEmpty() ? "page " + request.pageId() : "person " + request.person(),
                new BotTime(zone).full(request.madeAt()),
                request.isOpen(),
                ShownLine.of(request.note(), 600));
    }
}
