package dev.earshot.console.page;

import dev.earshot.link.Kind;
import java.util.List;
import java.util.Map;

/**
 * The fields of a SmartLink, new or existing, as they stand in its form.
 *
 * @param host empty for this server's address
 * @param expiresAt in the bot's time zone, as {@code datetime-local} writes it
 * @param utm by name: {@code source}
 * @param faults what is wrong, by field: {@code rules[0].conditions[1].is}
 */
public record LinkForm(
        String name,
        String host,
        String code,
        String trackerId,
        String destination,
        boolean passQuery,
        Map<String, String> utm,
        String previewTitle,
        String previewDescription,
        String previewImage,
        String expiresAt,
        String clickLimit,
        boolean hasPassword,
        List<RuleForm> rules,
        Map<String, String> faults) {

    /** The parts of UTM that people use, in the order in which they think of them. */
    public static final List<String> UTM = List.of("source", "medium", "campaign", "content", "term");

    public record RuleForm(String name, String destination, List<ConditionForm> conditions) {
        public static final RuleForm EMPTY = new RuleForm("", "", List.of(new ConditionForm(Kind.PLATFORM.word(), "")));
    }

    public record ConditionForm(String kind, String is) {
        public String example() {
            return Kind.parse(kind).map(Kind::example).orElse("");
        }
    }

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    public LinkForm withRules(List<RuleForm> changed) {
        return new LinkForm(
                name,
                host,
                code,
                trackerId,
                destination,
                passQuery,
                utm,
                previewTitle,
                previewDescription,
                previewImage,
                expiresAt,
                clickLimit,
                hasPassword,
                changed,
                faults);
    }
}
