package dev.earshot.report.campaigns;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportQuestion;
import java.util.HashMap;
import java.util.Map;

/** Where numbers lead: to conversions, one by one, with the touch that brought each about; or to touches. */
record CampaignLeads(ReportQuestion question) {

    /** @param of the key of a group, or one of the words that {@link CampaignPeopleReport} knows */
    Behind.Detail to(What what, String of) {
        return new Behind.Detail(CampaignPeopleReport.NAME, options(what, of));
    }

    Behind.Detail toRevenue(String currency, String of) {
        Map<String, String> options = options(What.REVENUE, of);
        options.put(CampaignPeopleReport.CURRENCY.name(), currency);
        return new Behind.Detail(CampaignPeopleReport.NAME, options);
    }

    /** To clicks and impressions, one by one. */
    Behind.Detail toTouches(Shown shown, String of) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(CampaignTouchesReport.SHOWN.name(), shown.word());
        options.put(CampaignPeopleReport.OF.name(), of);
        return new Behind.Detail(CampaignTouchesReport.NAME, options);
    }

    private Map<String, String> options(What what, String of) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(CampaignPeopleReport.WHAT.name(), what.word());
        options.put(CampaignPeopleReport.OF.name(), of);
        return options;
    }
}
