package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.report.frame.EventAttributes;
import dev.earshot.store.JsonText;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** By what touches are put together. */
enum Grouping {
    CAMPAIGN("Campaign", "(no campaign)"),
    SEGMENT("Segment", "(no campaign)"),
    TRACKER("Tracker", "(no tracker)"),
    LINK("SmartLink", "(no SmartLink)"),
    NETWORK("Network", "(not said)"),
    SITE("Site", "(not said)"),
    SUB_SITE("Sub-site", "(not said)"),
    CREATIVE("Creative", "(not said)"),
    DEVICE("Device", "(not said)"),
    /** Any parameter of the address, such as {@code cp_0}, by its name. */
    PARAMETER("Parameter", "(not said)");

    final String title;

    /** In the place of what a touch does not say. */
    final String nothing;

    Grouping(String title, String nothing) {
        this.title = title;
        this.nothing = nothing;
    }

    /** As in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Grouping of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Of the table of touches: null where it is not said.
     *
     * @param parameter which, if they are put together by one
     */
    Field<String> value(String parameter) {
        Field<String> said = switch (this) {
            case CAMPAIGN, SEGMENT, TRACKER -> TOUCH.CAMPAIGN;
            case LINK -> TOUCH.LINK;
            case NETWORK -> TOUCH.NETWORK;
            case SITE -> TOUCH.SITE;
            case SUB_SITE -> TOUCH.SUB_SITE;
            case CREATIVE -> TOUCH.CREATIVE;
            case DEVICE -> device();
            case PARAMETER -> JsonText.of(TOUCH.PARAMETERS, parameter);
        };
        return DSL.nullif(DSL.left(said, EventAttributes.MAX_VALUE), "");
    }

    /** Roughly, by words of the user agent. An iPad that says that it is a Mac is one here. */
    private static Field<String> device() {
        return DSL.when(DSL.position(TOUCH.USER_AGENT, "iPhone").gt(0), "iPhone")
                .when(DSL.position(TOUCH.USER_AGENT, "iPad").gt(0), "iPad")
                .when(DSL.position(TOUCH.USER_AGENT, "Android").gt(0), "Android")
                .when(DSL.position(TOUCH.USER_AGENT, "Windows").gt(0), "Windows")
                .when(DSL.position(TOUCH.USER_AGENT, "Macintosh").gt(0), "Mac")
                .when(DSL.position(TOUCH.USER_AGENT, "Linux").gt(0), "Linux")
                .when(DSL.coalesce(TOUCH.USER_AGENT, "").ne(""), "Other");
    }
}
