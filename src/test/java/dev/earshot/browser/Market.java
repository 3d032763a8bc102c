package dev.earshot.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** People who come to a shop's bot by ads and links over some weeks, look at things, and buy some; the same each time. */
final class Market {
    private static final List<String> SOURCES = List.of(
            "\"source\":\"ADS\",\"ref\":\"summer\",\"ad_id\":\"6000000001\"",
                    "\"source\":\"ADS\",\"ref\":\"winter\",\"ad_id\":\"6000000002\"",
            "\"source\":\"SHORTLINK\",\"ref\":\"newsletter\"", "\"source\":\"SHORTLINK\"");
    private static final List<String> CATEGORIES = List.of("shoes", "shirts", "hats");

    private final MessengerBot bot;
    private final Instant now;
    private final Random random = new Random(7);

    /** @param now when the last comes */
    Market(MessengerBot bot, Instant now) {
        this.bot = bot;
        this.now = now;
    }

    /** So many people over so many days, a few more on each day than on the one before. */
    void open(int people, int days) {
        for (int i = 0; i < people; i++) {
            double part = Math.sqrt((double) i / people);
            bot.setTime(now.minus(Duration.ofSeconds(Math.round((1 - part) * days * 86_400)))
                    .toEpochMilli());
            visit("80000000000" + (100 + i));
        }
    }

    private void visit(String user) {
        if (random.nextInt(3) > 0) {
            bot.gets(
                    user,
                    "\"referral\":{" + SOURCES.get(random.nextInt(SOURCES.size())) + ",\"type\":\"OPEN_THREAD\"}");
        }
        if (random.nextInt(6) > 0) {
            bot.hears(user, "Hi");
            bot.says(user, "What are you looking for?");
        }
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        bot.tells(user, "\"type\":\"pageLaunchEvent\",\"extraInfo\":{\"category\":\"" + category + "\"}");
        for (int i = random.nextInt(3); i > 0; i--) {
            bot.tells(
                    user,
                    "\"type\":\"customEvent\",\"name\":\"add_to_cart\",\"extraInfo\":{\"category\":\"" + category
                            + "\",\"size\":\"" + List.of("S", "M", "L").get(random.nextInt(3)) + "\"}");
        }
        if (random.nextInt(4) == 0) {
            bot.tells(user, "\"type\":\"shareEvent\",\"sharedMessage\":{\"category\":\"" + category + "\"}");
        }
        if (random.nextInt(3) == 0) {
            bot.tells(
                    user,
                    "\"type\":\"revenueEvent\",\"name\":\"" + (random.nextInt(5) == 0 ? "gift_card" : "purchase")
                            + "\",\"amount\":" + (10 + random.nextInt(9_000) / 100.0) + ",\"currency\":\""
                            + (random.nextInt(4) == 0 ? "USD" : "EUR") + "\",\"referenceNumber\":\"A-"
                            + random.nextInt(100_000)
                            + "\",\"metadata\":{\"category\":\"" + category + "\"}");
        }
    }
}
