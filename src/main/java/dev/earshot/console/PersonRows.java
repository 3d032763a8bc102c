package dev.earshot.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.PersonView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.report.Identities;
import dev.earshot.report.Person;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.campaigns.Journeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page about a user lists. */
record PersonRows(Bot bot) {
    private static final int MAX_WORD = 120;

    String title(Person person) {
        return ConversationRows.name(person.summary().user(), person.summary().name());
    }

    PersonView.Identity identity(Identities.Identity identity) {
        BotTime time = new BotTime(bot.timeZone());
        return new PersonView.Identity(
                ShownLine.of(identity.platform(), MAX_WORD),
                ShownLine.of(identity.page(), MAX_WORD),
                time.full(identity.firstSeen()),
                time.full(identity.lastSeen()),
                Numbers.of(identity.seen()));
    }

    /** Other users who are the same person, then the identifiers. */
    List<PersonView.Known> known(Journeys.Journey journey) {
        BotTime time = new BotTime(bot.timeZone());
        List<PersonView.Known> known = new ArrayList<>();
        journey.others()
                .forEach(user -> known.add(new PersonView.Known(
                        "also the user", ShownLine.of(user, MAX_WORD), "", UserPages.path(bot, user))));
        journey.identifiers()
                .forEach(one -> known.add(new PersonView.Known(
                        ShownLine.of(one.type(), MAX_WORD),
                        ShownLine.of(one.value(), MAX_WORD),
                        time.full(one.since()),
                        null)));
        return known;
    }

    PersonView.Click click(Journeys.Touched touched) {
        return new PersonView.Click(
                new BotTime(bot.timeZone()).full(touched.time()),
                BotTime.utc(touched.time()),
                touched.isClick() ? "Click" : "Impression",
                ShownLine.of(touched.campaign(), MAX_WORD),
                ShownLine.of(touched.link(), MAX_WORD),
                ShownLine.of(touched.network(), MAX_WORD));
    }

    /** A referral says where from in words of the platform; the names are Messenger's, and those of links in general. */
    PersonView.Touch touch(TranscriptEvent event) {
        return new PersonView.Touch(
                ConversationRows.path(BotLink.of(bot).path() + "/conversations", event.user()) + "&at=" + event.id(),
                new BotTime(bot.timeZone()).full(event.time()),
                BotTime.utc(event.time()),
                first(event.attributes(), List.of("source", "utm_source")),
                first(event.attributes(), List.of("ref", "referral", "campaign", "utm_campaign")),
                first(event.attributes(), List.of("ad_id", "ad", "adId")));
    }

    private static String first(@Nullable JsonNode attributes, List<String> names) {
        if (attributes == null) {
            return "";
        }
        return names.stream()
                .map(attributes::path)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(value -> ShownLine.of(value.asText(), MAX_WORD))
                .findFirst()
                .orElse("");
    }
}
