package dev.earshot.report.audience;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.report.act.ActText;
import dev.earshot.report.frame.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a definition. Not thread-safe. */
final class CriterionReader {
    private int left = CriterionJson.MAX_CRITERIA;

    Criterion read(JsonNode node, String path, int depth) {
        JsonPlace place = new JsonPlace(node, path);
        if (depth > CriterionJson.MAX_DEPTH) {
            throw new DefinitionException(path, "lies deeper than " + CriterionJson.MAX_DEPTH + " groups");
        }
        if (--left < 0) {
            throw new DefinitionException("", "has more than " + CriterionJson.MAX_CRITERIA + " criteria and groups");
        }
        return place.checked("", () -> of(place, depth));
    }

    private Criterion of(JsonPlace place, int depth) {
        return switch (place.choice("type", CriterionType.class)) {
            case ALL -> new Criterion.All(children(place, depth));
            case ANY -> new Criterion.Any(children(place, depth));
            case NOT -> {
                place.only(Set.of("type", "of"));
                yield new Criterion.Not(read(place.node("of"), place.at("of"), depth + 1));
            }
            case ATTRIBUTE -> attribute(place);
            case DID -> did(place);
            case FIRST_SEEN -> {
                place.only(Set.of("type", "when"));
                yield new Criterion.FirstSeen(when(place));
            }
            case LAST_SEEN -> {
                place.only(Set.of("type", "when"));
                yield new Criterion.LastSeen(when(place));
            }
            case REVENUE -> {
                place.only(Set.of("type", "currency", "atLeast", "atMost", "when"));
                yield new Criterion.Spent(
                        place.text("currency"), place.amount("atLeast"), place.amount("atMost"), when(place));
            }
            case CAME -> {
                place.only(Set.of("type", "by", "value", "when"));
                yield new Criterion.CameBy(place.choice("by", Came.class), place.text("value"), when(place));
            }
            case PLATFORM -> {
                place.only(Set.of("type", "value"));
                yield new Criterion.OnPlatform(place.text("value"));
            }
            case DEVICE -> {
                place.only(Set.of("type", "value"));
                yield new Criterion.OnDevice(place.text("value"));
            }
        };
    }

    private List<Criterion> children(JsonPlace place, int depth) {
        place.only(Set.of("type", "of"));
        JsonNode of = place.node("of");
        if (!of.isArray()) {
            throw place.fault("of", "must be an array");
        }
        List<Criterion> children = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            children.add(read(of.get(i), place.at("of") + "[" + i + "]", depth + 1));
        }
        return children;
    }

    private static Criterion attribute(JsonPlace place) {
        place.only(Set.of("type", "name", "test", "value", "time"));
        String time = place.text("time", CriterionJson.NOW);
        if (!time.equals(CriterionJson.NOW) && !time.equals(CriterionJson.EVER)) {
            throw place.fault("time", "must be " + CriterionJson.NOW + " or " + CriterionJson.EVER);
        }
        String name = place.text("name");
        AttributeTest test = place.choice("test", AttributeTest.class);
        String value = test == AttributeTest.EXISTS ? "" : place.text("value");
        return place.checked(
                "value", () -> new Criterion.Attribute(name, test, value, time.equals(CriterionJson.EVER)));
    }

    private static Criterion did(JsonPlace place) {
        place.only(Set.of("type", "what", "atLeast", "atMost", "when"));
        Long least = place.number("atLeast");
        Long most = place.number("atMost");
        Span times = new Span(least != null ? least : most != null ? 0 : 1, most);
        return new Criterion.Did(place.checked("what", () -> ActText.parse(place.text("what"))), times, when(place));
    }

    private static When when(JsonPlace place) {
        if (!place.has("when")) {
            return new When.Ever();
        }
        JsonPlace when = place.child("when");
        when.only(Set.of("lastDays", "from", "to"));
        return when.checked("", () -> {
            Long days = when.number("lastDays");
            if (days == null) {
                return new When.Dates(when.day("from"), when.day("to"));
            }
            if (when.has("from") || when.has("to")) {
                throw when.fault("lastDays", "goes without 'from' and 'to'");
            }
            return new When.LastDays((int) Math.min(days, Integer.MAX_VALUE));
        });
    }
}
