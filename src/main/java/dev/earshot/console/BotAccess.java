package dev.earshot.console;

import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.event.BotId;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import java.util.UUID;

/** The bot that a page is about, if the visitor may see it. */
final class BotAccess {
    private final Bots bots;

    BotAccess(Bots bots) {
        this.bots = bots;
    }

    /** @throws Problem 404 if there is none, or it is another workspace's */
    Bot of(Request request) {
        String id = request.path("bot");
        if (id.length() > 64) {
            throw Problem.notFound("bot");
        }
        return bots.find(request.caller(), new BotId(id)).orElseThrow(() -> Problem.notFound("bot"));
    }

    /** @throws Problem 404 if the parameter is no UUID */
    static UUID id(Request request, String what) {
        try {
            return UUID.fromString(request.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(what);
        }
    }
}
