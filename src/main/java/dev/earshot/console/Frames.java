package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.Frame;
import dev.earshot.console.page.Theme;
import dev.earshot.control.Bot;
import dev.earshot.control.Bots;
import dev.earshot.event.BotId;
import dev.earshot.http.Request;
import dev.earshot.http.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What surrounds the pages of one visitor. */
final class Frames {
    private final Bots bots;
    private final ServerHealth health;
    private final Function<BotId, List<String>> alerts;

    /** @param alerts what is wrong with a bot, for who may see it; must be quick */
    Frames(Bots bots, ServerHealth health, Function<BotId, List<String>> alerts) {
        this.bots = bots;
        this.health = health;
        this.alerts = alerts;
    }

    Frame of(Request request, String title, Area area) {
        return of(request, title, area, null);
    }

    Frame of(Request request, String title, Area area, @Nullable Bot bot) {
        Optional<Visitor> visitor = request.visitor();
        if (visitor.isEmpty()) {
            return forStranger(request, title);
        }
        List<BotLink> links =
                bots.list(visitor.get().caller()).stream().map(BotLink::of).toList();
        return new Frame(
                title,
                theme(request),
                visitor.get().name(),
                visitor.get().csrfToken(),
                links,
                bot == null ? null : BotLink.of(bot),
                area,
                problems(bot),
                request.path());
    }

    private List<String> problems(@Nullable Bot bot) {
        return bot == null
                ? health.problems()
                : Stream.concat(health.problems().stream(), alerts.apply(bot.id()).stream())
                        .toList();
    }

    /** Also for whoever has signed in and asks for a public page: it must not fail with the control data. */
    Frame forStranger(Request request, String title) {
        return new Frame(title, theme(request), "", "", List.of(), null, Area.NONE, List.of(), request.path());
    }

    private static Theme theme(Request request) {
        return Theme.of(request.cookie(Theme.COOKIE).orElse(""));
    }
}
