package dev.earshot.search;

import com.google.common.hash.Hashing;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.store.MessageRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What the index has of a message. Its text is not kept: what is shown comes from the store. */
final class Fields {
    static final String ID = "id";
    static final String BOT = "bot";
    static final String USER = "user";
    static final String MESSAGE_ID = "message_id";
    static final String SEQUENCE = "sequence";
    static final String TIME = "time";
    static final String DIRECTION = "direction";
    static final String PLATFORM = "platform";
    static final String KIND = "kind";
    static final String INTENT = "intent";
    static final String STATE = "state";
    static final String TEXT = "text";

    static final String NOT_HANDLED = "not_handled";
    static final String NOT_HANDLED_INTENT = "NotHandled";

    private Fields() {}

    static Document of(TranscriptMessage message) {
        MessageRow row = message.row();
        Document document = new Document();
        document.add(new StringField(ID, bytes(row.id()), Field.Store.NO));
        document.add(new KeywordField(BOT, row.bot(), Field.Store.NO));
        document.add(new NumericDocValuesField(SEQUENCE, row.sequence()));
        document.add(new LongField(TIME, row.time().toEpochMilli(), Field.Store.NO));
        name(document, USER, row.user());
        name(document, DIRECTION, row.direction());
        name(document, PLATFORM, row.platform());
        name(document, KIND, row.kind());
        name(document, INTENT, row.intent());
        if (row.messageId() != null) {
            name(document, MESSAGE_ID, named(row.bot(), row.user(), row.messageId()));
        }
        if (message.state().notHandled() || NOT_HANDLED_INTENT.equals(row.intent())) {
            name(document, STATE, NOT_HANDLED);
        }
        String text = message.wording();
        if (text != null && !text.isBlank()) {
            document.add(new TextField(TEXT, text, Field.Store.NO));
        }
        return document;
    }

    private static void name(Document document, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            document.add(new StringField(field, key(value), Field.Store.NO));
        }
    }

    static Term id(UUID id) {
        return new Term(ID, bytes(id));
    }

    static Term messageId(String bot, String user, String messageId) {
        return term(MESSAGE_ID, named(bot, user, messageId));
    }

    /** Ids of messages are the platform's and no secret: a user's own only. */
    private static String named(String bot, String user, String messageId) {
        return bot + '\n' + user + '\n' + messageId;
    }

    /** @param word as {@link Words} gives it */
    static Term word(String word) {
        return new Term(TEXT, word);
    }

    static Term term(String field, String value) {
        return new Term(field, key(value));
    }

    /** The index takes no values that are longer; what is as long is told by its hash. */
    private static String key(String value) {
        return value.length() <= 1_000 ? value : value.substring(0, 900) + '\n' + sha256(value);
    }

    private static String sha256(String value) {
        return Hashing.sha256().hashString(value, StandardCharsets.UTF_8).toString();
    }

    private static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }
}
