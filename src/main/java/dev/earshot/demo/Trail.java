package dev.earshot.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is left behind by those who come by an advert before they say the first word: it is seen, clicked, and clicked by others
 * who do not write.
 */
final class Trail {
    private static final int MAX_DELAY_MILLIS = 90_000;
    private static final double FRUITLESS = 0.55;
    private static final double CRAWLED = 0.04;
    private static final String CRAWLER = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";

    private static final List<String> USER_AGENTS = List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/19.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile"
                    + " Safari/537.36",
            "Mozilla/5.0 (Linux; Android 15; SM-S938B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile"
                    + " Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                    + " Safari/537.36");

    private final int bot;
    private final long earliest;
    private final Dice dice;
    private final Consumer<? super TouchCall> made;

    /**
     * @param earliest nothing is left behind before
     * @param dice its own, so that conversations do not change with it
     */
    Trail(int bot, long earliest, Dice dice, Consumer<? super TouchCall> made) {
        this.bot = bot;
        this.earliest = earliest;
        this.dice = dice;
        this.made = made;
    }

    /**
     * @param time of the first word
     * @return what Messenger then says of where the person came from: with the click's id
     */
    @Nullable
    Referral leave(@Nullable Referral referral, long time) {
        Advert advert = referral == null ? null : Advert.of(referral).orElse(null);
        if (referral == null || advert == null) {
            return referral;
        }
        String click = "ck_" + HexFormat.of().toHexDigits(dice.nextLong())
                + HexFormat.of().toHexDigits(dice.nextLong());
        long clicked = Math.max(earliest, time - 2_000 - dice.below(MAX_DELAY_MILLIS));
        click(advert, clicked, click, dice.pick(USER_AGENTS));
        if (dice.chance(FRUITLESS)) {
            click(advert, earliest + dice.below((int) (clicked - earliest) + 1), null, dice.pick(USER_AGENTS));
        }
        if (dice.chance(CRAWLED)) {
            click(advert, clicked, null, CRAWLER);
        }
        for (int i = 0; i < advert.looks(); i++) {
            long seen = earliest + dice.below((int) (clicked - earliest) + 1);
            made.accept(new TouchCall(bot, Instant.ofEpochMilli(seen), false, advert, advert.parameters()));
        }
        return new Referral(referral.source(), referral.type(), referral.ref() + "." + click, referral.ad());
    }

    private void click(Advert advert, long time, @Nullable String id, String userAgent) {
        Map<String, String> parameters = new HashMap<>(advert.parameters());
        if (id != null) {
            parameters.put("click_id", id);
        }
        parameters.put("device_ua", userAgent);
        // Of the networks that are set aside for documentation (RFC 5737).
        parameters.put("ip_address", "198.51.100." + dice.below(256));
        parameters.put("pbr", "1");
        made.accept(new TouchCall(bot, Instant.ofEpochMilli(time), true, advert, parameters));
    }
}
