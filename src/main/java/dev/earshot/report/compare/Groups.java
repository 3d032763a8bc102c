package dev.earshot.report.compare;

import dev.earshot.report.frame.ChosenUsers;
import dev.earshot.report.frame.Everybody;
import dev.earshot.report.frame.FilterValues;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSet;
import dev.earshot.report.frame.UserSets;
import dev.earshot.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The two groups that are held against each other. */
record Groups(Group a, Group b) {

    /**
     * @param title what people call it
     * @param question restricted to it
     * @param filter by which lists of its users are found; null if an address cannot say it
     */
    record Group(
            String title, ReportQuestion question, @Nullable ReportFilter filter) {}

    /**
     * Empty if nothing is chosen.
     *
     * @throws IllegalArgumentException in words for whoever asked
     */
    static Optional<Groups> of(ReportQuestion question, Store store, UserSets sets) {
        String attribute = question.text(CompareReport.ATTRIBUTE);
        String a = question.text(CompareReport.A);
        if (attribute != null) {
            return Optional.of(ofValues(question, attribute, new FilterValues(store, sets)));
        }
        return a == null
                ? Optional.empty()
                : Optional.of(ofAudiences(question, a, question.text(CompareReport.B), sets));
    }

    private static Groups ofValues(ReportQuestion question, String attribute, FilterValues known) {
        if (question.filter().property() != null) {
            throw new IllegalArgumentException("a filter by an attribute does not go with groups by one");
        }
        String valueA = question.text(CompareReport.VALUE_A);
        String valueB = question.text(CompareReport.VALUE_B);
        if (valueA == null || valueB == null) {
            List<String> values = known.of(question, "propertyValue", attribute);
            for (String value : values) {
                if (valueA == null && !value.equals(valueB)) {
                    valueA = value;
                } else if (valueB == null && !value.equals(valueA)) {
                    valueB = value;
                }
            }
        }
        if (valueA == null || valueB == null) {
            throw new IllegalArgumentException("the attribute '" + attribute + "' has no two values to compare");
        }
        return new Groups(ofValue(question, attribute, valueA), ofValue(question, attribute, valueB));
    }

    private static Group ofValue(ReportQuestion question, String attribute, String value) {
        ReportFilter filter = question.filter().withProperty(attribute, value);
        return new Group(attribute + " = " + value, question.with(filter), filter);
    }

    private static Groups ofAudiences(ReportQuestion question, String a, @Nullable String b, UserSets sets) {
        ChosenUsers first = find(question, a, sets);
        return new Groups(
                group(question, first, true),
                b == null
                        ? group(
                                question,
                                new ChosenUsers("", "Everybody else", everybodyBut(question.bot(), first)),
                                false)
                        : group(question, find(question, b, sets), true));
    }

    private static ChosenUsers find(ReportQuestion question, String id, UserSets sets) {
        return sets.find(question.bot(), question.period().zone(), UserSets.Kind.AUDIENCE, id);
    }

    /** Within the audience that the report itself is restricted to, if it is to one. */
    private static Group group(ReportQuestion question, ChosenUsers chosen, boolean isSaved) {
        ChosenUsers within = question.filter().audience();
        ChosenUsers both = within == null ? chosen : new ChosenUsers("", chosen.title(), inBoth(within, chosen));
        ReportFilter filter = question.filter().withAudience(both);
        return new Group(chosen.title(), question.with(filter), isSaved && within == null ? filter : null);
    }

    private static UserSet inBoth(ChosenUsers one, ChosenUsers other) {
        Field<String> user = DSL.field(DSL.name("one", "user_id"), SQLDataType.VARCHAR);
        return () -> DSL.select(user)
                .from(one.set().users().asTable("one", "user_id"))
                .where(other.has(user));
    }

    private static UserSet everybodyBut(String bot, ChosenUsers chosen) {
        Field<String> user = DSL.field(DSL.name("one", "user_id"), SQLDataType.VARCHAR);
        return () -> DSL.select(user)
                .from(new Everybody(bot).users().asTable("one", "user_id"))
                .where(DSL.not(chosen.has(user)));
    }
}
