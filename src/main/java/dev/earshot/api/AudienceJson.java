package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.Audience;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.CriterionJson;
import dev.earshot.report.audience.DefinitionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audience as calls show it.
 *
 * @param createdBy absent if it was no person, or one whose account is gone
 */
record AudienceJson(
        String id,
        String name,
        JsonNode definition,
        String createdAt,
        @Nullable String createdBy,
        String changedAt,
        @Nullable String changedBy) {

    static AudienceJson of(Audience audience) {
        return new AudienceJson(
                audience.id(),
                audience.name(),
                CriterionJson.json(CriterionJson.parse(audience.definition())),
                Times.text(audience.createdAt()),
                audience.createdBy(),
                Times.text(audience.changedAt()),
                audience.changedBy());
    }

    /** @throws dev.earshot.http.Problem 400 if it is missing or cannot be read; the fault names the place */
    static Criterion definition(JsonBody body) {
        JsonNode node = body.node("definition");
        if (node == null) {
            throw Outcomes.invalid(List.of(new Outcomes.Fault("definition", "is missing")));
        }
        try {
            return CriterionJson.read(node);
        } catch (DefinitionException e) {
            String place = e.place().isEmpty() ? "definition" : "definition." + e.place();
            throw Outcomes.invalid(List.of(new Outcomes.Fault(place, e.reason())));
        }
    }
}
