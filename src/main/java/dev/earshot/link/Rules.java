package dev.earshot.link;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a link leads: the first rule that fires decides, and the catch-all if none does. Immutable.
 *
 * @param passesQuery whether the destination gets the clicked address's parameters that it does not set itself
 * @param utm parameters that web destinations get if they have none of that name, values with macros
 */
record Rules(List<Rule> rules, Destination otherwise, boolean passesQuery, Map<String, Macros> utm) {
    Rules {
        rules = List.copyOf(rules);
        utm = Collections.unmodifiableMap(new LinkedHashMap<>(utm)); // in their order
    }

    Optional<Rule> first(Visit visit) {
        for (Rule rule : rules) {
            if (rule.fires(visit)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    Destination destination(Optional<Rule> rule) {
        return rule.map(Rule::destination).orElse(otherwise);
    }

    boolean needsDevice() {
        return asks(Kind::needsDevice);
    }

    boolean needsPlace() {
        return asks(kind -> kind == Kind.COUNTRY);
    }

    boolean needsPerson() {
        return asks(kind -> kind == Kind.SHARE);
    }

    /** Asked thrice of every click: streams took a quarter of the time of a redirect. */
    private boolean asks(Predicate<Kind> question) {
        for (Rule rule : rules) {
            for (Condition condition : rule.conditions()) {
                if (question.test(condition.kind())) {
                    return true;
                }
            }
        }
        return false;
    }
}
