package dev.earshot.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people ask a shop's bot over three weeks: some of it understood, some of it not, in several spellings. */
final class Questions {
    private static final String NOT_HANDLED = "\"intent\":{\"name\":\"NotHandled\"}";
    private static final List<List<String>> MISSED = List.of(
            List.of("I want to talk to a human", "talk to a human", "i want to talk to a humann", "Talk to a human!!"),
            List.of("where is my refund", "Where is my refund??"),
            List.of("Wo ist meine Bestellung", "wo ist meine bestelung?", "Wo ist meine Bestellung??"),
            List.of("¿dónde está mi pedido?", "donde esta mi pedido"),
            List.of("注文はどこですか", "注文はどこ"),
            List.of("do you sell gift cards"),
            List.of("👍"));

    private final MessengerBot bot;
    private final Instant last;
    private int number;

    /** @param last when the last was asked */
    Questions(MessengerBot bot, Instant last) {
        this.bot = bot;
        this.last = last;
    }

    void ask() {
        for (int day = 20; day >= 0; day--) {
            bot.setTime(last.minus(Duration.ofDays(day)).toEpochMilli());
            for (int i = 0; i < 3 + day % 4; i++) {
                understood(i);
            }
            missed(MISSED.get(day % MISSED.size()), day);
            missed(MISSED.getFirst(), day);
        }
    }

    private String person() {
        return "70000000000001" + (10 + number++ % 23);
    }

    private void understood(int i) {
        String user = person();
        String confidence = "\"confidence\":0." + (35 + number * 7 % 60);
        if (i % 3 == 0) {
            bot.hears(
                    user,
                    "\"text\":\"Show me red shoes\"",
                    "\"intent\":{\"name\":\"browse.category\"," + confidence + "}");
            bot.says(user, "Here are three offers for you");
        } else if (i % 3 == 1) {
            int order = 16 + number % 4;
            bot.hears(
                    user,
                    "\"text\":\"Where is my order " + order + "?\"",
                    "\"intent\":{\"name\":\"order.status\"," + confidence
                            + ",\"inputs\":[{\"name\":\"order\",\"value\":\"" + order + "\"}]}");
            bot.says(user, number % 3 == 0 ? "It arrives tomorrow." : "It is on its way.");
        } else {
            bot.hears(user, "\"text\":\"thanks\"", "\"intent\":{\"name\":\"thanks\"}");
        }
    }

    /** In part marked by the user's message, in part by the bot's answer, as the real client does. */
    private void missed(List<String> spellings, int day) {
        String user = person();
        String text = spellings.get(day % spellings.size());
        if (day % 2 == 0) {
            bot.hears(user, "\"text\":\"" + text + "\"", NOT_HANDLED);
        } else {
            bot.hears(user, text);
            bot.says(user, "\"text\":\"Sorry, I did not get that.\"", NOT_HANDLED);
        }
    }
}
