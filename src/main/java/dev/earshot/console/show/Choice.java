package dev.earshot.console.show;

import dev.earshot.report.MessageContent.ButtonView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A button or quick reply that was offered. It can't be pressed here: one that leads to a page is a link, the others are
 * pictures of a button.
 *
 * @param look which icon it has
 * @param detail what stands behind it (payload, number, address), for the title; empty if nothing does
 */
public record Choice(String label, Look look, @Nullable SafeLink link, String detail) {
    private static final int MAX_LABEL = 120;
    private static final int MAX_DETAIL = 300;

    /** The icon. */
    public enum Look {
        REPLY,
        LINK,
        PHONE,
        ACCOUNT,
        MAIL,
        OTHER
    }

    public static Choice of(ButtonView button) {
        return of(button.type(), button.title(), button.payload(), button.url());
    }

    static Choice of(String type, @Nullable String title, @Nullable String payload, @Nullable String url) {
        String kind = type.toLowerCase(Locale.ROOT);
        SafeLink link = SafeLink.of(url);
        String detail = ShownLine.of(url != null ? url : payload, MAX_DETAIL);
        return new Choice(label(kind, title, payload, url), look(kind, url), link, detail);
    }

    private static String label(String kind, @Nullable String title, @Nullable String payload, @Nullable String url) {
        if (title != null && !title.isBlank()) {
            return ShownLine.of(title, MAX_LABEL);
        }
        return switch (kind) {
            case "account_link" -> "Log in";
            case "account_unlink" -> "Log out";
            case "user_email" -> "Share e-mail address";
            case "user_phone_number" -> "Share phone number";
            case "location" -> "Share location";
            case "element_share" -> "Share";
            case "game_play" -> "Play";
            default -> ShownLine.of(payload != null ? payload : url != null ? url : kind, MAX_LABEL);
        };
    }

    private static Look look(String kind, @Nullable String url) {
        return switch (kind) {
            case "web_url" -> Look.LINK;
            case "phone_number", "user_phone_number" -> Look.PHONE;
            case "account_link", "account_unlink" -> Look.ACCOUNT;
            case "user_email" -> Look.MAIL;
            case "postback", "text", "button" -> Look.REPLY;
            default -> url == null ? Look.OTHER : Look.LINK;
        };
    }
}
