package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.control.Membership;
import dev.earshot.control.Workspaces;
import dev.earshot.event.BotId;
import dev.earshot.http.Problem;

/** The bot that a call is about, if its caller may see it. Every endpoint of a bot begins here. */
final class BotLookup {
    private final Bots bots;
    private final Workspaces workspaces;

    BotLookup(Bots bots, Workspaces workspaces) {
        this.bots = bots;
        this.workspaces = workspaces;
    }

    /** @throws Problem 404 if there is none, or it is another workspace's */
    Bot visible(Call call) {
        return bots.find(call.caller(), id(call)).orElseThrow(BotLookup::notFound);
    }

    /** @throws Problem 404 as for {@link #visible}; 403 if the caller may see the bot but not change what is its */
    Bot changeable(Call call) {
        Bot bot = visible(call);
        boolean mayChange = workspaces.list(call.caller()).stream()
                .filter(membership -> membership.workspace().id().equals(bot.workspaceId()))
                .map(Membership::role)
                .anyMatch(role -> role.mayChangeBots());
        if (!mayChange) {
            throw Problem.forbidden("Your role in this workspace may not do that.");
        }
        return bot;
    }

    /** @throws Problem 404 if it cannot be a bot's */
    static BotId id(Call call) {
        try {
            return new BotId(call.path("botId"));
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static Problem notFound() {
        return Problem.notFound("bot");
    }
}
