package dev.earshot.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A tracker as somebody asks for it, not yet checked.
 *
 * @param mediaPartner who shows it; may be empty
 * @param deepLink where it leads inside an app; may be empty
 */
public record TrackerDraft(
        String name,
        String mediaPartner,
        String landingUrl,
        String deepLink,
        Map<String, String> parameters,
        Period period,
        boolean isArchived) {
    private static final int MAX_PARAMETERS = 30;
    private static final int MAX_VALUE = 500;
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public TrackerDraft {
        parameters = new LinkedHashMap<>(parameters);
    }

    List<FieldFault> faults(Targets targets) {
        List<FieldFault> faults = new ArrayList<>();
        TextRules.label("name", name).ifPresent(faults::add);
        if (!mediaPartner.isBlank()) {
            TextRules.label("mediaPartner", mediaPartner).ifPresent(faults::add);
        }
        targets.fault(landingUrl).ifPresent(message -> faults.add(new FieldFault("landingUrl", message)));
        if (!deepLink.isBlank()) {
            targets.fault(deepLink).ifPresent(message -> faults.add(new FieldFault("deepLink", message)));
        }
        period.fault().ifPresent(faults::add);
        if (parameters.size() > MAX_PARAMETERS) {
            faults.add(new FieldFault("parameters", "must be at most " + MAX_PARAMETERS));
        }
        parameters.forEach((name, value) -> {
            if (!PARAMETER.matcher(name).matches() || name.equals("campaign_id") || value.length() > MAX_VALUE) {
                faults.add(new FieldFault(
                        "parameters",
                        "must have names of 1 to 64 letters, digits, '_', '.' and '-', but not campaign_id, and values of"
                                + " at most " + MAX_VALUE + " characters"));
            }
        });
        return faults;
    }
}
