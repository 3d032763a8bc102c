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
