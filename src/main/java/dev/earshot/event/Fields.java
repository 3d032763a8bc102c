package dev.earshot.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one map. There are few, so that to look through them all is faster than any index, and the parser gives
 * equal names as the same string, so that most comparisons end at once. Not thread-safe.
 */
final class Fields {
    private String[] names = new String[16];
    private Object[] values = new Object[16];
    private int count;

    /** The last of a name counts. */
    void put(String name, Object value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        names[count] = name;
        values[count++] = value;
    }

    private @Nullable Object get(String name) {
        for (int i = count - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    boolean has(String name) {
        return get(name) != null;
    }

    @Nullable
    String text(String name) {
        return (String) get(name);
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalArgumentException("not a record of events: no '" + name + "'");
        }
        return text;
    }

    long number(String name) {
        if (get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("not a record of events: no number '" + name + "'");
    }

    @Nullable
    Double fraction(String name) {
        return get(name) instanceof Number number ? number.doubleValue() : null;
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    EventId id() {
        return new EventId(number("ih"), number("il"));
    }

    Fields object(String name) {
        Fields object = (Fields) get(name);
        return object == null ? new Fields() : object;
    }

    <T> List<T> list(String name, Function<Fields, T> reading) {
        List<T> list = new ArrayList<>();
        for (Object value : values(name)) {
            list.add(reading.apply((Fields) value));
        }
        return list.isEmpty() ? List.of() : list;
    }

    List<String> texts(String name) {
        return values(name).stream().map(String.class::cast).toList();
    }

    private List<?> values(String name) {
        List<?> values = (List<?>) get(name);
        return values == null ? List.of() : values;
    }
}
