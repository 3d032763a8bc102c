package dev.earshot.link;

import dev.earshot.control.FieldFault;
import dev.earshot.control.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes rules of what people wrote, or says all that is wrong with it. */
public final class ContentCheck {
    public static final int MAX_RULES = 50;
    public static final int MAX_CONDITIONS = 20;
    private static final int MAX_TEXT = 500;
    private static final Set<String> UTM = Set.of("source", "medium", "campaign", "term", "content", "id");

    private final List<FieldFault> faults = new ArrayList<>();

    private ContentCheck() {}

    /** What is wrong, by field: {@code rules[2].conditions[0].is}. */
    public static List<FieldFault> faults(LinkContent content, Targets targets) {
        ContentCheck check = new ContentCheck();
        check.destination("destination", content.destination(), targets);
        if (content.rules().size() > MAX_RULES) {
            check.fault("rules", "must be at most " + MAX_RULES);
        }
        for (int i = 0; i < content.rules().size(); i++) {
            check.rule("rules[" + i + "]", content.rules().get(i), targets);
        }
        content.utm().forEach((name, value) -> {
            if (!UTM.contains(name) || value == null || value.length() > MAX_TEXT) {
                check.fault(
                        "utm",
                        "may have source, medium, campaign, term, content and id, of up to " + MAX_TEXT
                                + " characters");
            }
        });
        check.preview(content.shownPreview());
        return check.faults;
    }

    /** @throws IllegalArgumentException if it has faults */
    static Rules rules(LinkContent content) {
        List<Rule> rules = new ArrayList<>();
        for (LinkContent.RuleText text : content.rules()) {
            List<Condition> conditions = text.conditions().stream()
                    .map(condition -> Condition.parse(
                            Kind.parse(condition.kind())
                                    .orElseThrow(() -> new IllegalArgumentException("kind " + condition.kind())),
                            condition.is()))
                    .toList();
            rules.add(new Rule(text.name(), conditions, new Destination(text.destination())));
        }
        Map<String, Macros> utm = new LinkedHashMap<>();
        content.utm().forEach((name, value) -> {
            if (!value.isBlank()) {
                utm.put("utm_" + name, new Macros(value));
            }
        });
        return new Rules(rules, new Destination(content.destination()), content.passQuery(), utm);
    }

    private void fault(String field, String message) {
        faults.add(new FieldFault(field, message));
    }

    private void destination(String field, String url, Targets targets) {
        targets.fault(url).ifPresent(message -> fault(field, message));
    }

    private void rule(String field, LinkContent.RuleText rule, Targets targets) {
        if (rule.name().isBlank() || rule.name().length() > 100) {
            fault(field + ".name", "must have 1 to 100 characters");
        }
        destination(field + ".destination", rule.destination(), targets);
        if (rule.conditions().size() > MAX_CONDITIONS) {
            fault(field + ".conditions", "must be at most " + MAX_CONDITIONS);
        }
        for (int i = 0; i < rule.conditions().size(); i++) {
            condition(field + ".conditions[" + i + "]", rule.conditions().get(i));
        }
    }

    private void condition(String field, LinkContent.ConditionText condition) {
        Optional<Kind> kind = Kind.parse(condition.kind());
        if (kind.isEmpty()) {
            fault(field + ".kind", "must be one that exists, such as platform");
            return;
        }
        if (condition.is().length() > MAX_TEXT) {
            fault(field + ".is", "must have at most " + MAX_TEXT + " characters");
            return;
        }
        try {
            Condition.parse(kind.get(), condition.is());
        } catch (IllegalArgumentException e) {
            fault(field + ".is", String.valueOf(e.getMessage()));
        }
    }

    private void preview(LinkContent.Preview preview) {
        if (preview.title().length() > 200) {
            fault("preview.title", "must have at most 200 characters");
        }
        if (preview.description().length() > MAX_TEXT) {
            fault("preview.description", "must have at most " + MAX_TEXT + " characters");
        }
        if (!preview.imageUrl().isEmpty()) {
            new Targets(Set.of()).fault(preview.imageUrl()).ifPresent(message -> fault("preview.imageUrl", message));
        }
    }
}
