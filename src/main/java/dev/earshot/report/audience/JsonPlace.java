package dev.earshot.report.audience;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.report.frame.ReportParameters;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object of a definition, and where in it that is, so that whoever wrote it is told what is wrong where.
 *
 * @param path such as {@code of[1]}; empty for the outermost
 */
record JsonPlace(JsonNode object, String path) {

    /** @throws DefinitionException if it is no object */
    JsonPlace {
        if (!object.isObject()) {
            throw new DefinitionException(path, "must be an object");
        }
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    DefinitionException fault(String name, String reason) {
        return new DefinitionException(at(name), reason);
    }

    /** @throws DefinitionException if it has another member, so that a mistyped name is no condition that silently does nothing */
    void only(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw fault(name, "is not known here; there are " + String.join(", ", names));
            }
        });
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    JsonNode node(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            throw fault(name, "is missing");
        }
        return node;
    }

    JsonPlace child(String name) {
        return new JsonPlace(node(name), at(name));
    }

    /** Numbers and flags are taken as they are written: values of attributes are compared as text. */
    String text(String name) {
        JsonNode node = node(name);
        if (!node.isValueNode()) {
            throw fault(name, "must be a text");
        }
        return node.asText();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        String word = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ReportParameters.word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> fault(
                        name,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(ReportParameters::word)
                                        .collect(Collectors.joining(", "))));
    }

    @Nullable
    Long number(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode node = node(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw fault(name, "must be a whole number, 0 or more");
        }
        return node.longValue();
    }

    @Nullable
    BigDecimal amount(String name) {
        return has(name) ? checked(name, () -> AttributeTest.number(text(name))) : null;
    }

    @Nullable
    LocalDate day(String name) {
        try {
            return has(name) ? LocalDate.parse(text(name).strip()) : null;
        } catch (DateTimeException e) {
            throw fault(name, "must be a day such as 2026-01-31");
        }
    }

    /** What a check says, with the place. */
    <T> T checked(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (DefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new DefinitionException(name.isEmpty() ? path : at(name), String.valueOf(e.getMessage()));
        }
    }
}
