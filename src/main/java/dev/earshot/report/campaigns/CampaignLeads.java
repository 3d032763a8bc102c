package dev.earshot.report.campaigns;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportQuestion;
import java.util.HashMap;
import java.util.Map;

/** Where numbers of conversions lead: to these, one by one, with the touch that brought each about. */
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

    private Map<String, String> options(What what, String of) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(CampaignPeopleReport.WHAT.name(), what.word());
        options.put(CampaignPeopleReport.OF.name(), of);
        return options;
    }
}
