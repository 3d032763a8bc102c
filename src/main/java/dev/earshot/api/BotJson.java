package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.NewKey;
import org.jspecify.annotations.Nullable;

/** @param apiKey only in the answer that makes it; it is not kept and cannot be shown again */
record BotJson(
        String id,
        String workspaceId,
        String name,
        String platform,
        String timeZone,
        String createdAt,
        String kochavaAppId,
        boolean kochavaSigned,
        @Nullable String apiKey) {

    static BotJson of(Bot bot) {
        return of(bot, null);
    }

    static BotJson of(NewKey made) {
        return of(made.bot(), made.plainKey());
    }

    private static BotJson of(Bot bot, @Nullable String apiKey) {
        return new BotJson(
                bot.id().value(),
                bot.workspaceId().value(),
                bot.name(),
                bot.platform(),
                bot.timeZone().getId(),
                Times.text(bot.createdAt()),
                bot.kochavaApp().id(),
                bot.kochavaApp().isSigned(),
                apiKey);
    }
}
