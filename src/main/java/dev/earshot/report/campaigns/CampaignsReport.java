package dev.earshot.report.campaigns;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record3;

/** {@link Campaigns}, to be shown. */
public final class CampaignsReport implements Report {
    static final String NAME = "campaigns";
    private static final About ABOUT = new About(
            NAME,
            "Campaigns",
            "What links and campaigns brought: clicks, conversations, events and revenue.",
            "It fills when somebody clicks a SmartLink or a tracker's address, or a partner reports an impression.");

    private final Campaigns campaigns;

    public CampaignsReport(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return List.of(CampaignOptions.BY, CampaignOptions.PARAMETER, CampaignOptions.MODEL);
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        Campaigns.Choice choice = CampaignOptions.chosen(question);
        NowAndBefore<Campaigns.Answer> asked = NowAndBefore.of(question, of -> campaigns.answer(of, choice));
        CampaignParts parts = new CampaignParts(asked, choice);
        List<Part> all = new ArrayList<>(List.of(parts.overTime(), parts.groups()));
        List<Record3<String, String, Integer>> shared = campaigns.sharedByTooMany(question);
        if (!shared.isEmpty()) {
            all.add(CampaignParts.shared(shared));
        }
        return new ReportAnswer(new CampaignFigures(asked).all(), all);
    }
}
