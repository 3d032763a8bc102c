package dev.earshot.link;

import java.util.List;

/**
 * Conditions that must all hold, and where they lead then. A rule without any always fires.
 *
 * @param name what people call it; not empty
 */
record Rule(String name, List<Condition> conditions, Destination destination) {
    Rule {
        conditions = List.copyOf(conditions);
    }

    boolean fires(Visit visit) {
        for (Condition condition : conditions) {
            if (!condition.holds(visit)) {
                return false;
            }
        }
        return true;
    }
}
