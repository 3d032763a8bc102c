package dev.earshot.report.audience;

import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.campaigns.CampaignWords;
import dev.earshot.report.campaigns.TouchedUsers;
import dev.earshot.report.frame.ChosenUsers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.UserSet;
import dev.earshot.report.frame.UserSets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/** Saved audiences, campaigns and links as sets of users. */
public record SavedUserSets(AudienceBook book, CampaignNames names, InstantSource clock) implements UserSets {
    private static final int MAX_CHOICES = 500;

    @Override
    public ChosenUsers find(String bot, ZoneId zone, Kind kind, String word) {
        CampaignWords words = new CampaignWords(names, bot);
        return switch (kind) {
            case AUDIENCE -> audience(bot, zone, word, words);
            case CAMPAIGN -> {
                CampaignWords.Meant meant = words.campaign(word);
                yield new ChosenUsers(word, meant.title(), clicked(bot, TouchedUsers.By.CAMPAIGN, meant.values()));
            }
            case LINK -> {
                CampaignWords.Meant meant = words.link(word)
                        .orElseThrow(() -> new IllegalArgumentException("'link' names no SmartLink of this bot"));
                yield new ChosenUsers(word, meant.title(), clicked(bot, TouchedUsers.By.LINK, meant.values()));
            }
        };
    }

    private ChosenUsers audience(String bot, ZoneId zone, String id, CampaignWords words) {
        AudienceBook.Saved saved = book.find(bot, id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'audience' names no audience of this bot: it was deleted, or is another bot's"));
        Criterion criterion = CriterionJson.parse(saved.definition());
        return new ChosenUsers(id, saved.name(), new AudienceUsers(bot, criterion, clock.instant(), zone, words));
    }

    private static UserSet clicked(String bot, TouchedUsers.By by, Collection<String> values) {
        return () -> TouchedUsers.of(bot, by, values, When.BEGINNING, When.END);
    }

    @Override
    public List<Option.Choice> choices(String bot, Kind kind) {
        CampaignWords words = new CampaignWords(names, bot);
        return switch (kind) {
            case AUDIENCE ->
                book.of(bot).stream()
                        .map(saved -> new Option.Choice(saved.id(), saved.name()))
                        .toList();
            case CAMPAIGN -> named(words.campaignTitles());
            case LINK -> named(words.linkTitles());
        };
    }

    private static List<Option.Choice> named(Collection<String> titles) {
        return titles.stream()
                .limit(MAX_CHOICES)
                .map(title -> new Option.Choice(title, title))
                .toList();
    }
}
