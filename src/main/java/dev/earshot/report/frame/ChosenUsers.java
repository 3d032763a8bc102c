package dev.earshot.report.frame;

import org.jooq.Condition;
import org.jooq.Field;

/**
 * Users that a report is restricted to.
 *
 * @param word what stands in addresses for them
 * @param title what people call what they have in common
 */
public record ChosenUsers(String word, String title, UserSet set) {

    /** Whether a user is one of them. */
    public Condition has(Field<String> user) {
        return user.in(set.users());
    }
}
