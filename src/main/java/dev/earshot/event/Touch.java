package dev.earshot.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody saw or clicked a link of a campaign. The header's user is empty as long as nobody knows who it was.
 *
 * @param campaignId the tracker's own id, as the address of the click names it
 * @param networkId the media partner
 * @param siteId where the partner showed it; the sub-site is a part of it
 * @param clickId the partner's id of this click or impression, or ours; a later conversion may name it
 * @param linkId the link of this server that was clicked; null if the touch was only reported
 * @param ruleId the rule of the link that decided where it led; null if none did
 * @param identifiers who it was, as far as the call says, each once
 * @param ipAddress of the person, not of a server that reports for them
 * @param userAgent of the person's browser, likewise
 * @param parametersJson every other parameter of the address ({@code cp_0}, {@code creative_size}, …), an object of strings
 */
public record Touch(
        Header header,
        Kind kind,
        Traffic traffic,
        @Nullable String campaignId,
        @Nullable String networkId,
        @Nullable String siteId,
        @Nullable String subSiteId,
        @Nullable String creativeId,
        @Nullable String clickId,
        @Nullable String linkId,
        @Nullable String ruleId,
        List<Identifier> identifiers,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String parametersJson)
        implements Event {

    public Touch {
        identifiers = List.copyOf(identifiers);
    }

    /** What they did. */
    public enum Kind {
        CLICK,
        IMPRESSION
    }

    /** Whether it counts. */
    public enum Traffic {
        PERSON,
        /** The same person, shortly after the last time: kept, and told apart. */
        REPEAT,
        /** A program that looks at links, such as one that makes previews. */
        CRAWLER
    }
}
