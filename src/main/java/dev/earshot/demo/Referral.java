package dev.earshot.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where somebody came from, as Messenger tells it. */
record Referral(
        String source,
        String type,
        @Nullable String ref,
        @Nullable String ad) {
    private static final List<Referral> USUAL = List.of(
            new Referral("SHORTLINK", "OPEN_THREAD", "newsletter", null),
            new Referral("SHORTLINK", "OPEN_THREAD", "instagram_bio", null),
            new Referral("MESSENGER_CODE", "OPEN_THREAD", "table_card", null),
            new Referral("CUSTOMER_CHAT_PLUGIN", "OPEN_THREAD", "website", null),
            new Referral("ADS", "OPEN_THREAD", "always_on", "6045246247433"),
            new Referral("DISCOVER_TAB", "OPEN_THREAD", null, null));

    private static final List<Referral> LAUNCH = List.of(
            new Referral("ADS", "OPEN_THREAD", "launch_video", "6099813725001"),
            new Referral("ADS", "OPEN_THREAD", "launch_photo", "6099813725002"),
            new Referral("SHORTLINK", "OPEN_THREAD", "launch_influencer", null));

    /** Null for those who just came. */
    static @Nullable Referral of(Dice dice, boolean isLaunch) {
        if (isLaunch && dice.chance(0.7)) {
            return LAUNCH.get(dice.weighted(5, 3, 2));
        }
        return dice.chance(0.45) ? USUAL.get(dice.weighted(5, 4, 2, 3, 5, 1)) : null;
    }
}
