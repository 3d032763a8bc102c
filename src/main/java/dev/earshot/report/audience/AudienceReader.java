package dev.earshot.report.audience;

import dev.earshot.report.campaigns.CampaignNames;
import dev.earshot.report.campaigns.CampaignWords;
import java.time.InstantSource;
import java.time.ZoneId;

/** Makes of definitions who they mean now. Thread-safe. */
public record AudienceReader(CampaignNames names, InstantSource clock) {

    public AudienceUsers of(String bot, ZoneId zone, Criterion criterion) {
        return new AudienceUsers(bot, criterion, clock.instant(), zone, new CampaignWords(names, bot));
    }
}
