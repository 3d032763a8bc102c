package dev.earshot.demo;

import java.util.List;

/**
 * Somebody who talks to a bot. All of it follows from the bot's seed and the person's number, so nothing needs to be kept.
 *
 * @param key a number of 64 bits that is this person's alone
 * @param id as the platform names the person: digits on Messenger, a cookie's value on a web page
 * @param group of the A/B test: A or B
 */
record Person(
        int number,
        long key,
        String id,
        String firstName,
        String lastName,
        String gender,
        String locale,
        int timeZone,
        String city,
        String group,
        Loyalty loyalty) {

    private record Home(
            String locale,
            int timeZone,
            List<String> women,
            List<String> men,
            List<String> families,
            List<String> cities) {}

    private static final List<Home> HOMES = List.of(
            new Home(
                    "en_US",
                    -5,
                    List.of("Emma", "Olivia", "Ava", "Mia", "Grace", "Hannah", "Zoe", "Chloe", "Ruby", "Naomi"),
                    List.of("Liam", "Noah", "Ethan", "James", "Owen", "Lucas", "Henry", "Caleb", "Isaac", "Theo"),
                    List.of(
                            "Smith", "Johnson", "Brown", "Garcia", "Miller", "Davis", "Nguyen", "Walker", "Young",
                            "Reed"),
                    List.of("New York", "Boston", "Chicago", "Austin", "Seattle", "Denver", "Portland")),
            new Home(
                    "en_GB",
                    0,
                    List.of("Amelia", "Isla", "Freya", "Poppy", "Evie", "Niamh", "Aisha", "Imogen"),
                    List.of("Oliver", "George", "Arthur", "Harry", "Alfie", "Rhys", "Callum", "Mohammed"),
                    List.of("Taylor", "Evans", "Hughes", "Patel", "Wright", "O'Brien", "Campbell", "Khan"),
                    List.of("London", "Leeds", "Bristol", "Glasgow", "Dublin", "Cardiff")),
            new Home(
                    "de_DE",
                    1,
                    List.of("Lena", "Anna", "Jule", "Käthe", "Sophie", "Elif", "Greta", "Frieda"),
                    List.of("Jonas", "Paul", "Felix", "Jürgen", "Emre", "Moritz", "Anton", "Björn"),
                    List.of("Müller", "Schmidt", "Weiß", "Yılmaz", "Becker", "Köhler", "Wagner", "Lange"),
                    List.of("Berlin", "Hamburg", "Köln", "München", "Leipzig", "Dresden")),
            new Home(
                    "es_ES",
                    1,
                    List.of("Lucía", "Martina", "Carmen", "Inés", "Paula", "Noa"),
                    List.of("Hugo", "Mateo", "Álvaro", "Íñigo", "Diego", "Pablo"),
                    List.of("García", "Fernández", "López", "Núñez", "Romero", "Ibáñez"),
                    List.of("Madrid", "Barcelona", "Sevilla", "Málaga", "Bilbao")));

    static Person of(BotProfile bot, long botSeed, int number) {
        long key = Dice.mix(botSeed, number);
        Dice dice = Dice.of(key);
        Home home = HOMES.get(dice.weighted(bot.homes()));
        boolean isWoman = dice.chance(0.52);
        return new Person(
                number,
                key,
                bot.isOnMessenger() ? pageScopedId(key) : "web-" + Long.toHexString(key),
                dice.pick(isWoman ? home.women : home.men),
                dice.pick(home.families),
                isWoman ? "female" : "male",
                home.locale,
                home.timeZone,
                dice.pick(home.cities),
                dice.chance(0.5) ? "A" : "B",
                Loyalty.of(dice));
    }

    boolean isInGroupB() {
        return group.equals("B");
    }

    /** What the shop calls the person: better customers are called better things. */
    String plan(int visits) {
        if (visits < 3) {
            return "guest";
        }
        return visits < 9 ? "member" : "gold";
    }

    private static String pageScopedId(long key) {
        return Long.toString(1_000_000_000_000_000L + Long.remainderUnsigned(key, 8_999_999_999_999_999L));
    }
}
