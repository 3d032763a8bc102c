package dev.earshot.report.audience;

import java.util.Locale;

/** By what a user came. */
public enum Came {
    /** A click on one of a campaign's links; by the campaign's id or name, or by what its clicks call it. */
    CAMPAIGN,
    /** A click on a SmartLink; by its id or name. */
    LINK,
    /** A click that an ad network brought, by the network's id in the click's address. */
    NETWORK,
    /** A referral's {@code source}. */
    SOURCE,
    /** A referral's {@code ref}. */
    REF,
    /** A referral's {@code ad_id}. */
    AD;

    /** Whether a referral brings it, which is an event; or else a click does. */
    boolean isOfReferrals() {
        return switch (this) {
            case SOURCE, REF, AD -> true;
            case CAMPAIGN, LINK, NETWORK -> false;
        };
    }

    /** As in definitions. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
