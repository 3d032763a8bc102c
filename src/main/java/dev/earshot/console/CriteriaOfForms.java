package dev.earshot.console;

import dev.earshot.console.page.CriterionForm;
import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActText;
import dev.earshot.report.audience.AttributeTest;
import dev.earshot.report.audience.Came;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.CriterionJson;
import dev.earshot.report.audience.When;
import dev.earshot.report.frame.Span;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the forms of {@link CriterionForms}, and notes what is wrong with which row. Not thread-safe. */
final class CriteriaOfForms {
    private static final Act.Message SENT = new Act.Message("INCOMING", null, null);
    private static final Act.Message RECEIVED = new Act.Message("OUTGOING", null, null);

    private final Map<String, String> faults = new HashMap<>();

    /** Empty if something is wrong: {@link #marked} says what. */
    Optional<Criterion> read(CriterionForm form) {
        Criterion criterion = criterion(form);
        if (criterion == null || !faults.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CriterionJson.parse(CriterionJson.write(criterion)));
        } catch (IllegalArgumentException e) {
            faults.put(form.path(), sentence(e)); // too many, or too deep
            return Optional.empty();
        }
    }

    /** What somebody filled in, with what is wrong. */
    CriterionForm marked(CriterionForm form) {
        return new CriterionForm(
                form.path(),
                form.kind(),
                form.values(),
                form.of().stream().map(this::marked).toList(),
                faults.getOrDefault(form.path(), ""));
    }

    private @Nullable Criterion criterion(CriterionForm form) {
        try {
            if (form.isGroup()) {
                return group(form);
            }
            Criterion row = row(form);
            return form.value("not").isEmpty() ? row : new Criterion.Not(row);
        } catch (IllegalArgumentException e) {
            faults.put(form.path(), sentence(e));
            return null;
        }
    }

    private @Nullable Criterion group(CriterionForm form) {
        List<Criterion> of = new ArrayList<>();
        for (CriterionForm child : form.of()) {
            Criterion one = criterion(child);
            if (one != null) {
                of.add(one);
            }
        }
        if (of.size() < form.of().size()) {
            return null;
        }
        return switch (form.kind()) {
            case "any" -> new Criterion.Any(of);
            case "none" -> new Criterion.Not(new Criterion.Any(of));
            case "not_all" -> new Criterion.Not(new Criterion.All(of));
            default -> new Criterion.All(of);
        };
    }

    private static Criterion row(CriterionForm form) {
        return switch (form.kind()) {
            case "attribute" -> {
                AttributeTest test = choice(AttributeTest.class, form.value("test"), AttributeTest.EQUALS);
                String value = test == AttributeTest.EXISTS ? "" : form.value("value");
                yield new Criterion.Attribute(
                        form.value("name"), test, value, form.value("time").equals("ever"));
            }
            case "did" -> new Criterion.Did(act(form), times(form), when(form));
            case "first_seen" -> new Criterion.FirstSeen(when(form));
            case "last_seen" -> new Criterion.LastSeen(when(form));
            case "revenue" -> {
                BigDecimal amount = amount(form.value("amount"));
                boolean isMost = form.value("bound").equals("most");
                yield new Criterion.Spent(
                        form.value("currency").isEmpty()
                                ? "none"
                                : form.value("currency")
                                        .toUpperCase(Locale.ROOT)
                                        .replace("NONE", "none"),
                        isMost ? null : amount,
                        isMost ? amount : null,
                        when(form));
            }
            case "came" ->
                new Criterion.CameBy(
                        choice(Came.class, form.value("by"), Came.CAMPAIGN), form.value("value"), when(form));
            case "platform" -> new Criterion.OnPlatform(form.value("value"));
            case "device" -> new Criterion.OnDevice(form.value("value").isEmpty() ? "iPhone" : form.value("value"));
            default -> throw new IllegalArgumentException("asks nothing that is known");
        };
    }

    private static Act act(CriterionForm form) {
        String what = form.value("what");
        if (form.needsWhat() && what.isEmpty()) {
            throw new IllegalArgumentException("needs to say which");
        }
        return switch (form.value("act")) {
            case "received" -> RECEIVED;
            case "text" -> new Act.Message(null, null, new Act.Words(what, Act.Words.Part.ANYWHERE));
            case "intent" -> new Act.Intent(what);
            case "not_handled" -> new Act.NotHandled();
            case "press" -> new Act.Press(what);
            case "event" -> new Act.Event(what, null, Map.of());
            case "revenue" -> new Act.Revenue(null, null);
            case "takeover" -> new Act.Takeover();
            case "other" -> ActText.parse(what);
            default -> SENT;
        };
    }

    private static Span times(CriterionForm form) {
        long count = form.value("count").isEmpty() ? 1 : whole(form.value("count"));
        return switch (form.value("times")) {
            case "most" -> Span.of(0, count);
            case "exactly" -> Span.of(count);
            default -> Span.from(count);
        };
    }

    private static When when(CriterionForm form) {
        return switch (form.value("when")) {
            case "last" -> new When.LastDays((int) whole(form.value("days").isEmpty() ? "30" : form.value("days")));
            case "dates" -> new When.Dates(day(form.value("from")), day(form.value("to")));
            default -> new When.Ever();
        };
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word, E otherwise) {
        return word.isEmpty() ? otherwise : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static long whole(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("needs a whole number");
        }
        return Long.parseLong(text);
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("-?\\d{1,15}([.]\\d{1,9})?")) {
            throw new IllegalArgumentException("needs an amount such as 12.50");
        }
        return new BigDecimal(text);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("needs days such as 2026-01-31", e);
        }
    }

    private static String sentence(IllegalArgumentException fault) {
        String message = String.valueOf(fault.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
