package dev.earshot.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one intake; the field names stand in {@link EventWriter} too. Not thread-safe. */
final class EventReader {
    private final JsonParser in;
    private final int length;

    /** @param length of the record in bytes */
    EventReader(JsonParser in, int length) {
        this.in = in;
        this.length = length;
    }

    Intake read() throws IOException {
        Fields fields = fields();
        if (in.currentLocation().getByteOffset() != length) {
            throw new IllegalArgumentException("not a record of events: more bytes behind its end");
        }
        long version = fields.number("v");
        if (version < 1) {
            throw new IllegalArgumentException("not a record of events: of version " + version);
        }
        if (version > EventCodec.VERSION) {
            throw new IllegalArgumentException("a record of version " + version + "; this program reads up to "
                    + EventCodec.VERSION + ": run the newer program");
        }
        String bot = fields.text("bot");
        return new Intake(
                bot == null ? null : new BotId(bot),
                fields.time("at"),
                fields.list("ev", EventReader::event),
                fields.list("rej", EventReader::rejection));
    }

    private Fields fields() throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not a record of events: no map");
        }
        return object();
    }

    private Fields object() throws IOException {
        Fields fields = new Fields();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            Object value = value(in.nextToken());
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private List<Object> array() throws IOException {
        List<Object> values = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            Object value = value(token);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object value(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new IllegalArgumentException("not a record of events: cut short");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            default -> null;
        };
    }

    private static Event event(Fields fields) {
        Header header = header(fields);
        String type = fields.required("t");
        return switch (type) {
            case "m" -> message(header, fields);
            case "c" ->
                new MessageChange(
                        header,
                        MessageChange.Kind.valueOf(fields.required("k")),
                        fields.text("mid"),
                        fields.text("val"),
                        fields.text("em"));
            case "e" -> botEvent(header, fields);
            case "r" ->
                new Receipt(
                        header,
                        Receipt.Kind.valueOf(fields.required("k")),
                        fields.texts("mids"),
                        fields.has("wm") ? fields.time("wm") : null);
            default -> throw new IllegalArgumentException("an event of unknown type " + type);
        };
    }

    private static Header header(Fields fields) {
        return new Header(
                fields.id(),
                fields.time("ts"),
                fields.required("p"),
                fields.required("u"),
                fields.text("conv"),
                fields.text("sess"),
                fields.text("page"),
                fields.required("src"),
                fields.text("uj"),
                fields.text("mj"),
                fields.required("raw"));
    }

    private static Message message(Header header, Fields fields) {
        return new Message(
                header,
                fields.required("d").equals("i") ? Direction.INCOMING : Direction.OUTGOING,
                Author.valueOf(fields.required("by")),
                fields.text("mid"),
                MessageKind.valueOf(fields.required("k")),
                fields.text("x"),
                fields.text("pl"),
                fields.list("att", EventReader::attachment),
                fields.list("btn", EventReader::button),
                fields.list("qr", EventReader::button),
                fields.has("int") ? intent(fields.object("int")) : null,
                fields.text("tpl"),
                fields.text("re"),
                fields.has("fail") ? failure(fields.object("fail")) : null);
    }

    private static Attachment attachment(Fields fields) {
        return new Attachment(fields.required("t"), fields.text("url"), fields.text("ti"), fields.text("pl"));
    }

    private static Button button(Fields fields) {
        return new Button(fields.required("t"), fields.text("ti"), fields.text("pl"), fields.text("url"));
    }

    private static Intent intent(Fields fields) {
        return new Intent(
                fields.required("n"),
                fields.list("in", input -> new Intent.Input(input.required("n"), input.required("v"))),
                fields.fraction("c"));
    }

    private static DeliveryFailure failure(Fields fields) {
        return new DeliveryFailure(fields.text("c"), fields.text("s"), fields.text("t"), fields.text("m"));
    }

    private static BotEvent botEvent(Header header, Fields fields) {
        String amount = fields.text("amt");
        return new BotEvent(
                header,
                BotEvent.Type.valueOf(fields.required("k")),
                fields.required("n"),
                amount == null ? null : new BigDecimal(amount),
                fields.text("cur"),
                fields.text("ref"),
                fields.text("attr"));
    }

    private static Rejection rejection(Fields fields) {
        return new Rejection(
                fields.id(),
                RejectReason.valueOf(fields.required("k")),
                fields.required("msg"),
                fields.required("tgt"),
                fields.required("body"),
                fields.has("cut"));
    }

    /**
     * The fields of one map. There are few, so that to look through them all is faster than any index, and the parser gives
     * equal names as the same string, so that most comparisons end at once.
     */
    private static final class Fields {
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
}
