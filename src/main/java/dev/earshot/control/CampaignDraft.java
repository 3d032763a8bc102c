package dev.earshot.control;

import java.util.ArrayList;
import java.util.List;

/** A campaign as somebody asks for it, not yet checked. */
public record CampaignDraft(String name, Period period, boolean isArchived) {
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        TextRules.label("name", name).ifPresent(faults::add);
        period.fault().ifPresent(faults::add);
        return faults;
    }
}
