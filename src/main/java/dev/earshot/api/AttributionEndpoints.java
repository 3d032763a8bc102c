package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.AttributionSettings;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Bot;
import dev.earshot.control.TouchWindows;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By which rules conversions are credited. */
final class AttributionEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/attribution";
    private static final String CLICK = "clickSeconds";
    private static final String MODELLED = "modelledClickSeconds";
    private static final String IMPRESSION = "impressionSeconds";
    private static final Set<String> OF_TRACKER = Set.of(CLICK, MODELLED, IMPRESSION);

    private final AttributionSetup setup;
    private final BotLookup lookup;

    AttributionEndpoints(AttributionSetup setup, BotLookup lookup) {
        this.setup = setup;
        this.lookup = lookup;
    }

    private record WindowsJson(
            @Nullable Long clickSeconds,
            @Nullable Long modelledClickSeconds,
            @Nullable Long impressionSeconds) {
        static WindowsJson of(TouchWindows windows) {
            return new WindowsJson(
                    seconds(windows.click()), seconds(windows.modelledClick()), seconds(windows.impression()));
        }

        private static @Nullable Long seconds(@Nullable Duration time) {
            return time == null ? null : time.toSeconds();
        }
    }

    private record SettingsJson(
            @Nullable Long clickSeconds,
            @Nullable Long modelledClickSeconds,
            @Nullable Long impressionSeconds,
            long eventAssociationSeconds,
            long secondsBetweenCredits,
            Map<String, WindowsJson> trackers) {
        static SettingsJson of(AttributionSettings settings) {
            WindowsJson windows = WindowsJson.of(settings.windows());
            Map<String, WindowsJson> trackers = new TreeMap<>();
            settings.trackers().forEach((id, own) -> trackers.put(id, WindowsJson.of(own)));
            return new SettingsJson(
                    windows.clickSeconds(),
                    windows.modelledClickSeconds(),
                    windows.impressionSeconds(),
                    settings.association().toSeconds(),
                    settings.between().toSeconds(),
                    trackers);
        }
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), call -> {
                    lookup.visible(call);
                    return Answer.json(200, SettingsJson.of(settings(call)));
                }),
                Endpoint.patch(
                        PATH,
                        Set.of(
                                CLICK,
                                MODELLED,
                                IMPRESSION,
                                "eventAssociationSeconds",
                                "secondsBetweenCredits",
                                "trackers"),
                        this::change));
    }

    private AttributionSettings settings(Call call) {
        return setup.find(call.caller(), BotLookup.id(call)).orElseThrow(() -> Problem.notFound("bot"));
    }

    private Answer change(Call call) {
        Bot bot = lookup.visible(call);
        AttributionSettings before = settings(call);
        JsonBody body = call.body();
        AttributionSettings changed = new AttributionSettings(
                windows(body).or(before.windows()),
                trackers(body.node("trackers"), before.trackers()),
                otherwise(
                        time(body, "eventAssociationSeconds", AttributionSettings.MAX_ASSOCIATION),
                        before.association()),
                otherwise(time(body, "secondsBetweenCredits", AttributionSettings.MAX_BETWEEN), before.between()));
        return Answer.json(200, SettingsJson.of(Outcomes.done(setup.change(call.caller(), bot.id(), changed), "bot")));
    }

    private static Duration otherwise(@Nullable Duration given, Duration before) {
        return given == null ? before : given;
    }

    private static TouchWindows windows(JsonBody body) {
        return new TouchWindows(
                time(body, CLICK, TouchWindows.MAX_CLICK),
                time(body, MODELLED, TouchWindows.MAX_CLICK),
                time(body, IMPRESSION, TouchWindows.MAX_IMPRESSION));
    }

    /** Each that is named is replaced; null takes what it has of its own away. */
    private static Map<String, TouchWindows> trackers(@Nullable JsonNode given, Map<String, TouchWindows> before) {
        Map<String, TouchWindows> trackers = new TreeMap<>(before);
        if (given == null) {
            return trackers;
        }
        if (!given.isObject()) {
            throw Problem.badRequest("'trackers' must be an object of trackers' ids and their windows.");
        }
        given.properties().forEach(tracker -> {
            if (tracker.getValue().isNull()) {
                trackers.put(tracker.getKey(), TouchWindows.NONE);
            } else if (tracker.getValue().isObject()) {
                trackers.put(tracker.getKey(), windows(JsonBody.of(tracker.getValue(), OF_TRACKER)));
            } else {
                throw Problem.badRequest("'trackers." + tracker.getKey() + "' must be an object, or null.");
            }
        });
        return trackers;
    }

    private static @Nullable Duration time(JsonBody body, String field, Duration most) {
        return body.node(field) == null ? null : Duration.ofSeconds(body.requiredNumber(field, 0, most.toSeconds()));
    }
}
