package dev.earshot.demo;

import java.time.ZoneId;
import java.util.List;

/**
 * A kind of bot.
 *
 * @param platform as Earshot calls it
 * @param share of all messages, beside those of the others
 * @param homes weights of the countries that its people come from
 */
@SuppressWarnings("ArrayRecordComponent") // constants, never compared
record BotProfile(
        String name, String platform, ZoneId zone, Rhythm rhythm, double share, double[] homes, Script script) {

    private static final List<BotProfile> KINDS = List.of(
            new BotProfile(
                    "Luigi's Pizza",
                    "facebook",
                    ZoneId.of("Europe/Berlin"),
                    Rhythm.EVENINGS,
                    1.2,
                    new double[] {1, 2, 8, 1},
                    new PizzaScript()),
            new BotProfile(
                    "Stride Shoes",
                    "facebook",
                    ZoneId.of("America/New_York"),
                    Rhythm.LEISURE,
                    1,
                    new double[] {8, 2, 1, 2},
                    new ShoesScript()),
            new BotProfile(
                    "Nordbank Assistant",
                    "webchat",
                    ZoneId.of("Europe/Dublin"),
                    Rhythm.OFFICE_HOURS,
                    0.8,
                    new double[] {1, 8, 2, 1},
                    new BankScript()));

    /** The kind of the bot at this place. */
    static BotProfile of(int bot) {
        return KINDS.get(bot % KINDS.size());
    }

    /** From the second round on a number tells bots of a kind apart. */
    static String name(int bot) {
        int round = bot / KINDS.size() + 1;
        return round == 1 ? of(bot).name : of(bot).name + " " + round;
    }

    boolean isOnMessenger() {
        return platform.equals("facebook");
    }

    Client client(int bot, long botSeed) {
        return isOnMessenger() ? new MessengerClient(bot, botSeed) : new WebchatClient(bot);
    }
}
