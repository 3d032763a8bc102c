package dev.earshot.link;

import dev.earshot.event.EventId;
import java.util.HexFormat;

/** How a click is called in addresses: {@code ck_} and 32 digits, told from anything else that may stand in a ref. */
public final class ClickIds {
    private ClickIds() {}

    public static String of(EventId id) {
        HexFormat hex = HexFormat.of();
        return "ck_" + hex.toHexDigits(id.high()) + hex.toHexDigits(id.low());
    }
}
