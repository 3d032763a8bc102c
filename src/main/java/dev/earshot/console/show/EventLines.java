package dev.earshot.console.show;

import dev.earshot.console.show.EventLine.Look;
import dev.earshot.event.BotEvent;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.store.EventRow;
import java.math.BigDecimal;

/** Events as lines of a transcript. */
final class EventLines {
    private static final int MAX_NAME = 120;

    /** What is logged when somebody's profile was fetched. */
    private static final String PROFILE = "user_profile";

    private EventLines() {}

    static EventLine of(TranscriptEvent event, Entry.Place place) {
        EventRow row = event.row();
        BotEvent.Type type = BotEvent.Type.valueOf(row.type());
        String title = row.name().equals(PROFILE) ? "Profile fetched from Facebook" : title(type);
        return new EventLine(place, look(type), title, name(row, title), amount(row), Fact.of(event.attributes()));
    }

    static String title(BotEvent.Type type) {
        return switch (type) {
            case CUSTOM -> "Event";
            case REVENUE -> "Revenue";
            case SHARE -> "Shared";
            case PAGE_LAUNCH -> "Page opened";
            case REFERRAL -> "Referral";
            case OPT_IN -> "Opted in";
            case OPT_OUT -> "Opted out";
            case ACCOUNT_LINKED -> "Account linked";
            case ACCOUNT_UNLINKED -> "Account unlinked";
            case THREAD_CONTROL -> "Handover";
            case POLICY -> "Platform policy";
            case FEEDBACK -> "Feedback";
            case FORM -> "Form submitted";
            case ORDER -> "Order";
            case PAYMENT -> "Payment";
            case COUPON -> "Coupon";
            case GAME -> "Game played";
            case LABEL -> "Label";
            case CONNECT -> "Bot connected";
            case OTHER -> "Other event";
        };
    }

    private static Look look(BotEvent.Type type) {
        return switch (type) {
            case REVENUE, ORDER, PAYMENT, COUPON -> Look.REVENUE;
            case SHARE, PAGE_LAUNCH, REFERRAL -> Look.LINK;
            case ACCOUNT_LINKED, ACCOUNT_UNLINKED, LABEL -> Look.PERSON;
            case OPT_IN, OPT_OUT -> Look.BELL;
            case THREAD_CONTROL -> Look.HANDOVER;
            case POLICY -> Look.WARNING;
            case FEEDBACK -> Look.STAR;
            case FORM -> Look.FORM;
            case CUSTOM, GAME, CONNECT, OTHER -> Look.EVENT;
        };
    }

    /** Nameless events carry their type's own name ({@code revenueEvent}), which says nothing beside the title. */
    private static String name(EventRow row, String title) {
        String name = ShownLine.of(row.name(), MAX_NAME);
        boolean saysNothing =
                name.endsWith("Event") && name.equalsIgnoreCase(row.type().replace("_", "") + "Event")
                        || name.equalsIgnoreCase(row.type())
                        || name.equals(PROFILE)
                        || name.equalsIgnoreCase(title);
        return saysNothing ? "" : name;
    }

    private static String amount(EventRow row) {
        BigDecimal amount = row.amount();
        return amount == null ? "" : EventLine.amount(amount, row.currency());
    }
}
