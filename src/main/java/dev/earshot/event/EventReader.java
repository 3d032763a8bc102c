package dev.earshot.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
                fields.list("rej", EventReader::rejection),
                fields.has("past"));
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
            case "t" -> touch(header, fields);
            case "l" -> new IdentityLink(header, identifiers(fields));
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
                fields.text("attr"),
                identifiers(fields));
    }

    private static Touch touch(Header header, Fields fields) {
        return new Touch(
                header,
                Touch.Kind.valueOf(fields.required("k")),
                Touch.Traffic.valueOf(fields.required("tr")),
                fields.text("camp"),
                fields.text("net"),
                fields.text("site"),
                fields.text("sub"),
                fields.text("cre"),
                fields.text("clk"),
                fields.text("link"),
                fields.text("rule"),
                identifiers(fields),
                fields.text("ip"),
                fields.text("ua"),
                fields.text("par"));
    }

    private static List<Identifier> identifiers(Fields fields) {
        return fields.list("ids", identifier -> new Identifier(identifier.required("t"), identifier.required("v")));
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
}
