package dev.earshot.api;

import dev.earshot.control.KochavaApps;
import dev.earshot.control.KochavaCredentials;
import dev.earshot.http.Answer;
import java.util.List;
import java.util.Set;

/** A bot as an app of Kochava's bot integration: whether its calls must be signed, and with what. */
final class KochavaEndpoints {
    private static final String CREDENTIALS = "/api/v1/bots/{botId}/kochava/credentials";

    private final KochavaApps apps;
    private final BotLookup lookup;

    KochavaEndpoints(KochavaApps apps, BotLookup lookup) {
        this.apps = apps;
        this.lookup = lookup;
    }

    /** Only in the answer that makes them. */
    private record CredentialsJson(String apiKey, String secret) {}

    List<Endpoint> all() {
        return List.of(
                Endpoint.post(CREDENTIALS, Set.of(), this::demandSignatures),
                Endpoint.delete(CREDENTIALS, this::demandNoSignatures));
    }

    private Answer demandSignatures(Call call) {
        lookup.visible(call);
        KochavaCredentials made = Outcomes.done(apps.demandSignatures(call.caller(), BotLookup.id(call)), "bot");
        return Answer.json(201, new CredentialsJson(made.apiKey(), made.secret()));
    }

    private Answer demandNoSignatures(Call call) {
        lookup.visible(call);
        Outcomes.done(apps.demandNoSignatures(call.caller(), BotLookup.id(call)), "bot");
        return Answer.empty(204);
    }
}
