package dev.earshot.console;

import dev.earshot.console.page.CriterionForm;
import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActText;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.When;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Definitions of audiences as forms. {@link CriteriaOfForms} reads what was filled in. */
final class CriterionForms {
    static final String ROOT = "c";

    /** More than a definition may have is told by the definition. */
    private static final int MAX_CHILDREN = 100;

    private static final int MAX_DEPTH = 8;
    private static final List<String> FIELDS = List.of(
            "not",
            "name",
            "test",
            "value",
            "time",
            "act",
            "what",
            "times",
            "count",
            "when",
            "days",
            "from",
            "to",
            "currency",
            "bound",
            "amount",
            "by");

    private CriterionForms() {}

    /** The first that somebody sees: one row to fill in. */
    static CriterionForm empty() {
        return new CriterionForm(ROOT, "all", Map.of(), List.of(row(ROOT + ".0")), "");
    }

    static CriterionForm row(String path) {
        return new CriterionForm(path, "did", Map.of("act", "sent", "times", "least", "count", "1"), List.of(), "");
    }

    /** What somebody has filled in. */
    static CriterionForm of(Function<String, Optional<String>> form) {
        return form.apply(ROOT + ".kind").isPresent() ? of(form, ROOT) : empty();
    }

    private static CriterionForm of(Function<String, Optional<String>> form, String path) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : FIELDS) {
            form.apply(path + "." + name).ifPresent(value -> values.put(name, value.strip()));
        }
        List<CriterionForm> children = new ArrayList<>();
        while (path.length() < 3 * MAX_DEPTH
                && children.size() < MAX_CHILDREN
                && form.apply(path + "." + children.size() + ".kind").isPresent()) {
            children.add(of(form, path + "." + children.size()));
        }
        return new CriterionForm(path, form.apply(path + ".kind").orElse("did"), values, children, "");
    }

    /** The outermost is a group always, so that there is room for more. */
    static CriterionForm of(Criterion criterion) {
        CriterionForm form = of(criterion, ROOT);
        return form.isGroup()
                ? form
                : new CriterionForm(ROOT, "all", Map.of(), List.of(of(criterion, ROOT + ".0")), "");
    }

    private static CriterionForm of(Criterion criterion, String path) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> of) -> group(path, "all", of);
            case Criterion.Any(List<Criterion> of) -> group(path, "any", of);
            case Criterion.Not(Criterion.Any(List<Criterion> of)) -> group(path, "none", of);
            case Criterion.Not(Criterion.All(List<Criterion> of)) -> group(path, "not_all", of);
            case Criterion.Not(Criterion.Not(Criterion of)) -> of(of, path);
            case Criterion.Not(Criterion of) -> {
                CriterionForm form = of(of, path);
                Map<String, String> values = new LinkedHashMap<>(form.values());
                values.put("not", "yes");
                yield new CriterionForm(path, form.kind(), values, List.of(), "");
            }
            case Criterion.Attribute attribute ->
                row(
                        path,
                        "attribute",
                        Map.of(
                                "name", attribute.name(),
                                "test", attribute.test().word(),
                                "value", attribute.value(),
                                "time", attribute.isEver() ? "ever" : "now"));
            case Criterion.Did did -> did(path, did);
            case Criterion.FirstSeen(When when) -> row(path, "first_seen", when(when));
            case Criterion.LastSeen(When when) -> row(path, "last_seen", when(when));
            case Criterion.Spent spent -> spent(path, spent);
            case Criterion.CameBy came -> {
                Map<String, String> values = when(came.when());
                values.put("by", came.by().word());
                values.put("value", came.value());
                yield row(path, "came", values);
            }
            case Criterion.OnPlatform(String value) -> row(path, "platform", Map.of("value", value));
            case Criterion.OnDevice(String value) -> row(path, "device", Map.of("value", value));
        };
    }

    private static CriterionForm group(String path, String kind, List<Criterion> of) {
        List<CriterionForm> children = new ArrayList<>();
        of.forEach(one -> children.add(of(one, path + "." + children.size())));
        return new CriterionForm(path, kind, Map.of(), children, "");
    }

    private static CriterionForm row(String path, String kind, Map<String, String> values) {
        return new CriterionForm(path, kind, values, List.of(), "");
    }

    /** A row has one bound; a definition with two becomes a group of two rows. */
    private static CriterionForm did(String path, Criterion.Did did) {
        Long most = did.times().most();
        long least = did.times().least();
        if (most != null && least > 0 && least != most) {
            return group(
                    path,
                    "all",
                    List.of(
                            new Criterion.Did(did.what(), dev.earshot.report.frame.Span.from(least), did.when()),
                            new Criterion.Did(did.what(), dev.earshot.report.frame.Span.of(0, most), did.when())));
        }
        Map<String, String> values = when(did.when());
        values.putAll(act(did.what()));
        boolean isDidNot = most != null && most == 0;
        if (isDidNot) {
            values.put("not", "yes");
        }
        values.put("times", isDidNot || most == null ? "least" : most == least ? "exactly" : "most");
        values.put("count", isDidNot ? "1" : String.valueOf(most == null ? least : most));
        return row(path, "did", values);
    }

    private static Map<String, String> act(Act act) {
        return switch (act) {
            case Act.Message message
            when message.kind() == null && message.words() == null && message.direction() != null ->
                Map.of("act", message.direction().equals("INCOMING") ? "sent" : "received");
            case Act.Message(String direction, String kind, Act.Words words)
            when direction == null && kind == null && words != null && words.part() == Act.Words.Part.ANYWHERE ->
                Map.of("act", "text", "what", words.text());
            case Act.Intent(String name) when name != null -> Map.of("act", "intent", "what", name);
            case Act.NotHandled() -> Map.of("act", "not_handled");
            case Act.Press(String what) when what != null -> Map.of("act", "press", "what", what);
            case Act.Event event
            when event.name() != null
                    && event.type() == null
                    && event.attributes().isEmpty() -> Map.of("act", "event", "what", event.name());
            case Act.Revenue(String currency, BigDecimal least)
            when currency == null && least == null -> Map.of("act", "revenue");
            case Act.Takeover() -> Map.of("act", "takeover");
            default -> Map.of("act", "other", "what", ActText.write(act));
        };
    }

    private static CriterionForm spent(String path, Criterion.Spent spent) {
        BigDecimal least = spent.least();
        BigDecimal most = spent.most();
        if (least != null && most != null) {
            return group(
                    path,
                    "all",
                    List.of(
                            new Criterion.Spent(spent.currency(), least, null, spent.when()),
                            new Criterion.Spent(spent.currency(), null, most, spent.when())));
        }
        Map<String, String> values = when(spent.when());
        values.put("currency", spent.currency());
        values.put("bound", least == null ? "most" : "least");
        values.put("amount", amount(least == null ? most : least));
        return row(path, "revenue", values);
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static Map<String, String> when(When when) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (when) {
            case When.Ever() -> values.put("when", "ever");
            case When.LastDays(int days) -> {
                values.put("when", "last");
                values.put("days", String.valueOf(days));
            }
            case When.Dates dates -> {
                values.put("when", "dates");
                values.put("from", dates.first() == null ? "" : dates.first().toString());
                values.put("to", dates.last() == null ? "" : dates.last().toString());
            }
        }
        return values;
    }
}
