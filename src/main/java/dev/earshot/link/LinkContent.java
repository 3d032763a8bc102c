package dev.earshot.link;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a link does, as people write it: in this form the API carries it and the database keeps it.
 *
 * @param destination where whoever no rule catches is led
 * @param passQuery whether the clicked address's parameters go on to the destination
 * @param utm {@code source}, {@code medium}, {@code campaign}, {@code term}, {@code content}; values may have macros
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkContent(
        String destination,
        List<RuleText> rules,
        boolean passQuery,
        Map<String, String> utm,
        @Nullable Preview preview) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @param name what people call it */
    public record RuleText(String name, List<ConditionText> conditions, String destination) {
        public RuleText {
            conditions = conditions == null ? List.of() : List.copyOf(conditions);
            name = name == null ? "" : name;
            destination = destination == null ? "" : destination;
        }
    }

    /**
     * @param kind a {@link Kind}'s word
     * @param is its line of text
     */
    public record ConditionText(String kind, String is) {
        public ConditionText {
            kind = kind == null ? "" : kind;
            is = is == null ? "" : is;
        }
    }

    /** What a shared link looks like (Open Graph); fields may be empty. */
    public record Preview(String title, String description, String imageUrl) {
        public static final Preview NONE = new Preview("", "", "");

        public Preview {
            title = title == null ? "" : title;
            description = description == null ? "" : description;
            imageUrl = imageUrl == null ? "" : imageUrl;
        }

        @JsonIgnore
        public boolean isEmpty() {
            return title.isBlank() && description.isBlank() && imageUrl.isBlank();
        }
    }

    public LinkContent {
        destination = destination == null ? "" : destination;
        rules = rules == null ? List.of() : List.copyOf(rules);
        utm = utm == null ? Map.of() : new LinkedHashMap<>(utm);
    }

    public Preview shownPreview() {
        return preview == null ? Preview.NONE : preview;
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException if it is not of this form, or has a field that is none of it */
    public static LinkContent parseStrictly(String json) {
        try {
            return JSON.reader(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .forType(LinkContent.class)
                    .readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if it is not of this form */
    public static LinkContent parse(String json) {
        try {
            return JSON.readValue(json, LinkContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no content of a link: " + e.getOriginalMessage(), e);
        }
    }
}
