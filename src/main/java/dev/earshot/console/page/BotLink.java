package dev.earshot.console.page;

import dev.earshot.console.show.Hue;
import dev.earshot.control.Bot;

/** A bot as the navigation names it. */
public record BotLink(String id, String name, String platform, int hue) {

    public static BotLink of(Bot bot) {
        return new BotLink(
                bot.id().value(), bot.name(), bot.platform(), Hue.of(bot.id().value()));
    }

    /** {@code /bots/bot_…}; ids are letters, digits and '_'. */
    public String path() {
        return "/bots/" + id;
    }

    public String initial() {
        return name.isEmpty()
                ? "?"
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
    }
}
