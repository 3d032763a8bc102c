package dev.earshot.live;

import dev.earshot.event.BotId;

/**
 * What a subscriber hears: everything of one bot, rejections included.
 *
 * @param withKeyless also the rejections of calls whose API key was missing or unknown, which belong to no bot. They may
 *     hold what others sent, so whoever shows them decides to whom
 */
public record Topic(BotId bot, boolean withKeyless) {

    public Topic(BotId bot) {
        this(bot, false);
    }
}
