package dev.earshot.past.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a column of past data says, by any of the names that people give it: case, spaces, dashes and underscores are alike. */
enum Column {
    TEXT("text", "message", "messagetext", "body"),
    USER("userid", "user", "psid"),
    TIME("timestamp", "time", "date", "datetime", "dashbottimestamp", "createdat", "sentat"),
    INCOMING("incoming", "isincoming"),
    DIRECTION("direction"),
    /** {@code incoming}, {@code outgoing} or {@code event}, as the tracker's parameter; of an event also its kind. */
    TYPE("type"),
    INTENT("intent", "intentname"),
    CONFIDENCE("intentconfidence", "confidence"),
    INPUTS("intentinputs", "inputs"),
    NOT_HANDLED("nothandled"),
    CONVERSATION("conversationid", "conversation"),
    SESSION("sessionid", "session"),
    PLATFORM("platform"),
    USER_JSON("platformuserjson", "userproperties", "userattributes"),
    METADATA("metadata"),
    PLATFORM_JSON("platformjson"),
    ID("id", "rowid"),
    MESSAGE_ID("messageid", "mid"),
    AUTHOR("author"),
    KIND("kind", "messagekind"),
    PAYLOAD("payload"),
    REPLY_TO("replyto"),
    TEMPLATE("templateid", "dashbottemplateid"),
    IMAGES("images"),
    BUTTONS("buttons"),
    POSTBACK("postback"),
    EVENT("event", "eventname"),
    EVENT_TYPE("eventtype"),
    AMOUNT("amount", "revenue"),
    CURRENCY("currency"),
    REFERENCE("referencenumber"),
    ATTRIBUTES("attributes", "extrainfo"),
    /** What our own tables say that nothing can be made of. */
    IGNORED("source", "bot", "receivedat");

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
        for (Column column : values()) {
            for (String name : column.names) {
                BY_NAME.put(name, column);
            }
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // never given out
    private final String[] names;

    Column(String... names) {
        this.names = names;
    }

    /** Null if it is none that we know: its values become metadata. */
    static @Nullable Column of(String name) {
        return BY_NAME.get(plain(name));
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != ' ' && c != '_' && c != '-' && c != '.') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
