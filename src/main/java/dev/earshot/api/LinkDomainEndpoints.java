package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.link.LinkParts;
import java.util.List;
import java.util.Set;

/** The own domains of a bot's links. */
final class LinkDomainEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/link-domains";

    private final LinkParts links;
    private final BotLookup lookup;

    LinkDomainEndpoints(LinkParts links, BotLookup lookup) {
        this.links = links;
        this.lookup = lookup;
    }

    private record DomainJson(String host) {}

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, Set.of("host"), this::add),
                Endpoint.delete(PATH + "/{host}", this::remove));
    }

    private Answer list(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(links.domains().list(call.caller(), bot.id()).orElse(List.of()), DomainJson::new);
    }

    private Answer add(Call call) {
        Bot bot = lookup.visible(call);
        String host = Outcomes.done(
                links.domains()
                        .add(
                                call.caller(),
                                bot.id(),
                                call.body().required("host"),
                                call.request().ownHosts()),
                "bot");
        links.changed().run();
        return Answer.json(201, new DomainJson(host));
    }

    private Answer remove(Call call) {
        Bot bot = lookup.visible(call);
        try {
            Outcomes.done(links.domains().remove(call.caller(), bot.id(), call.path("host")), "domain");
        } catch (Problem problem) {
            throw problem.status() == 400 ? new Problem(409, "Conflict", "The domain has links.") : problem;
        }
        links.changed().run();
        return Answer.empty(204);
    }
}
