package dev.earshot.wire.dashbot;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code type}: what the client says the body is. */
enum TrackType {
    INCOMING("incoming"),
    OUTGOING("outgoing"),
    EVENT("event"),
    /** A webhook's body with the echoes in it: the client then logs nothing as outgoing. */
    ALL("all"),
    CONNECT("connect"),
    /** What became of a send logged earlier (clients of 2016). */
    OUTGOING_RESPONSE("outgoingResponse");

    private static final TrackType[] ALL_TYPES = values();

    private final String wireName;

    TrackType(String wireName) {
        this.wireName = wireName;
    }

    /** Null if the parameter is missing or none of them. */
    static @Nullable TrackType of(@Nullable String parameter) {
        for (TrackType type : ALL_TYPES) {
            if (type.wireName.equalsIgnoreCase(parameter)) {
                return type;
            }
        }
        return null;
    }

    static String allowed() {
        return Arrays.stream(ALL_TYPES).map(type -> type.wireName).collect(Collectors.joining(", "));
    }
}
