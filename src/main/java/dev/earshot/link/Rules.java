package dev.earshot.link;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private boolean asks(java.util.function.Predicate<Kind> question) {
        return rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .map(Condition::kind)
                .anyMatch(question);
    }
}
