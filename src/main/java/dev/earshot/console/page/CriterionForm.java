package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * A criterion of an audience as a part of a form: a group with what is in it, or a row of fields.
 *
 * @param path of its fields' names, such as {@code c.0.1}
 * @param kind one of {@link #GROUPS} or {@link #KINDS}, by its word
 * @param values of its fields, by their names
 * @param of what a group holds
 * @param fault what is wrong with it; empty if nothing is known to be
 */
public record CriterionForm(
        String path, String kind, Map<String, String> values, List<CriterionForm> of, String fault) {
    public static final List<Word> GROUPS = List.of(
            new Word("all", "all of these"),
            new Word("any", "any of these"),
            new Word("none", "none of these"),
            new Word("not_all", "not all of these"));

    public static final List<Word> KINDS = List.of(
            new Word("did", "What they did"),
            new Word("attribute", "Attribute"),
            new Word("first_seen", "First seen"),
            new Word("last_seen", "Last seen"),
            new Word("revenue", "Revenue"),
            new Word("came", "Came by"),
            new Word("platform", "Platform"),
            new Word("device", "Device"));

    public static final List<Word> ACTS = List.of(
            new Word("sent", "sent a message"),
            new Word("received", "received a message"),
            new Word("text", "a message says"),
            new Word("intent", "meant the intent"),
            new Word("not_handled", "was not understood"),
            new Word("press", "tapped"),
            new Word("event", "had the event"),
            new Word("revenue", "paid"),
            new Word("takeover", "was answered by a person"),
            new Word("other", "something else"));

    public static final List<Word> TESTS = List.of(
            new Word("equals", "is"),
            new Word("contains", "contains"),
            new Word("greater", "is greater than"),
            new Word("less", "is less than"),
            new Word("after", "is a day after"),
            new Word("before", "is a day before"),
            new Word("exists", "is known"));

    public static final List<Word> TIMES =
            List.of(new Word("least", "at least"), new Word("most", "at most"), new Word("exactly", "exactly"));

    public static final List<Word> WHENS =
            List.of(new Word("ever", "ever"), new Word("last", "in the last days"), new Word("dates", "between"));

    public static final List<Word> WAYS = List.of(
            new Word("campaign", "campaign"),
            new Word("link", "SmartLink"),
            new Word("network", "network"),
            new Word("source", "source of the referral"),
            new Word("ref", "ref of the referral"),
            new Word("ad", "ad of the referral"));

    public static final List<Word> DEVICES =
            List.of("iPhone", "iPad", "Android", "Windows", "Mac", "Linux", "Other").stream()
                    .map(name -> new Word(name, name))
                    .toList();

    public CriterionForm {
        values = Map.copyOf(values);
        of = List.copyOf(of);
    }

    /** @param word as in the form's fields */
    public record Word(String word, String title) {}

    public boolean isGroup() {
        return GROUPS.stream().anyMatch(group -> group.word().equals(kind));
    }

    public boolean isOutermost() {
        return !path.contains(".");
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The name of a field, which is its id, too. */
    public String field(String name) {
        return path + "." + name;
    }

    /** Which criterion of its group it is, for people: from 1. */
    public int number() {
        return Integer.parseInt(path.substring(path.lastIndexOf('.') + 1)) + 1;
    }

    /** How deep it lies. */
    public int depth() {
        return (int) path.chars().filter(character -> character == '.').count();
    }

    public boolean needsWhat() {
        return List.of("text", "intent", "press", "event", "other").contains(value("act"));
    }
}
