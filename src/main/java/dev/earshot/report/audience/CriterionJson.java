package dev.earshot.report.audience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.report.act.ActText;
import dev.earshot.report.frame.ReportParameters;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Definitions of audiences as JSON: an object with a {@code type}, and what that asks.
 *
 * <pre>
 * {"type":"all","of":[…]}   {"type":"any","of":[…]}   {"type":"not","of":{…}}
 * {"type":"attribute","name":"plan","test":"equals","value":"paid","time":"now"}
 * {"type":"did","what":"intent:order","atLeast":2,"atMost":5,"when":{"lastDays":30}}
 * {"type":"first_seen","when":{"from":"2026-01-01","to":"2026-01-31"}}   {"type":"last_seen","when":…}
 * {"type":"revenue","currency":"EUR","atLeast":"10","atMost":"100","when":…}
 * {"type":"came","by":"campaign","value":"Spring","when":…}
 * {"type":"platform","value":"facebook"}   {"type":"device","value":"iPhone"}
 * </pre>
 *
 * <p>What a user did is said as {@link ActText} writes it. Without {@code when} all days count.
 */
public final class CriterionJson {
    public static final int MAX_DEPTH = 6;

    /** Groups are counted, too. */
    public static final int MAX_CRITERIA = 60;

    /** In characters. */
    public static final int MAX_LENGTH = 50_000;

    static final String NOW = "now";
    static final String EVER = "ever";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CriterionJson() {}

    /** @throws DefinitionException in words for whoever wrote it */
    public static Criterion parse(String json) {
        if (json.length() > MAX_LENGTH) {
            throw new DefinitionException("", "is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new DefinitionException("", "is no JSON");
        }
    }

    /** @throws DefinitionException in words for whoever wrote it */
    public static Criterion read(JsonNode json) {
        return new CriterionReader().read(json, "", 0);
    }

    /** What {@link #parse} makes the same of. */
    public static String write(Criterion criterion) {
        return json(criterion).toString();
    }

    public static JsonNode json(Criterion criterion) {
        ObjectNode object = MAPPER.createObjectNode();
        switch (criterion) {
            case Criterion.All(List<Criterion> of) -> group(object, CriterionType.ALL, of);
            case Criterion.Any(List<Criterion> of) -> group(object, CriterionType.ANY, of);
            case Criterion.Not(Criterion of) -> type(object, CriterionType.NOT).set("of", json(of));
            case Criterion.Attribute attribute -> attribute(object, attribute);
            case Criterion.Did did -> {
                type(object, CriterionType.DID)
                        .put("what", ActText.write(did.what()))
                        .put("atLeast", did.times().least());
                if (did.times().most() != null) {
                    object.put("atMost", did.times().most());
                }
                when(object, did.when());
            }
            case Criterion.FirstSeen(When when) -> when(type(object, CriterionType.FIRST_SEEN), when);
            case Criterion.LastSeen(When when) -> when(type(object, CriterionType.LAST_SEEN), when);
            case Criterion.Spent spent -> {
                type(object, CriterionType.REVENUE).put("currency", spent.currency());
                amount(object, "atLeast", spent.least());
                amount(object, "atMost", spent.most());
                when(object, spent.when());
            }
            case Criterion.CameBy(Came by, String value, When when) ->
                when(type(object, CriterionType.CAME).put("by", by.word()).put("value", value), when);
            case Criterion.OnPlatform(String value) ->
                type(object, CriterionType.PLATFORM).put("value", value);
            case Criterion.OnDevice(String value) ->
                type(object, CriterionType.DEVICE).put("value", value);
        }
        return object;
    }

    private static ObjectNode type(ObjectNode object, CriterionType type) {
        return object.put("type", ReportParameters.word(type));
    }

    private static void group(ObjectNode object, CriterionType type, List<Criterion> of) {
        ArrayNode children = type(object, type).putArray("of");
        of.forEach(child -> children.add(json(child)));
    }

    private static void attribute(ObjectNode object, Criterion.Attribute attribute) {
        type(object, CriterionType.ATTRIBUTE)
                .put("name", attribute.name())
                .put("test", attribute.test().word());
        if (attribute.test() != AttributeTest.EXISTS) {
            object.put("value", attribute.value());
        }
        object.put("time", attribute.isEver() ? EVER : NOW);
    }

    private static void amount(ObjectNode object, String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            object.put(name, amount.toPlainString());
        }
    }

    private static void when(ObjectNode object, When when) {
        switch (when) {
            case When.Ever() -> {
                // Nothing said means always.
            }
            case When.LastDays(int days) -> object.putObject("when").put("lastDays", days);
            case When.Dates dates -> {
                ObjectNode between = object.putObject("when");
                if (dates.first() != null) {
                    between.put("from", dates.first().toString());
                }
                if (dates.last() != null) {
                    between.put("to", dates.last().toString());
                }
            }
        }
    }
}
