package dev.earshot.report.audience;

import dev.earshot.report.campaigns.CampaignWords;
import dev.earshot.report.frame.UserSet;
import java.time.Instant;
import java.time.ZoneId;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * The users of a bot who meet a criterion at a moment.
 *
 * @param zone the bot's, by which days are told
 */
public record AudienceUsers(String bot, Criterion criterion, Instant now, ZoneId zone, CampaignWords words)
        implements UserSet {

    @Override
    public Select<Record1<String>> users() {
        return new AudienceQuery(rows()).users(criterion);
    }

    /** All of whom there is a message or an event, and so could be among them. */
    Select<Record1<String>> everybody() {
        return rows().everybody();
    }

    private CriterionRows rows() {
        return new CriterionRows(bot, now, zone, words);
    }
}
