package dev.earshot.event;

import java.util.List;
import java.util.Set;

/**
 * One of the names by which somebody is known: an id of a platform, of a device, or of a client's own system.
 *
 * @param type the client's name for its kind, lower case: {@code fb_user_id}, {@code idfa}, {@code custom}, …
 * @param value never empty
 */
public record Identifier(String type, String value) {

    /** The user of a Messenger page: the joining key of Kochava's bot integration. */
    public static final String FB_USER_ID = "fb_user_id";

    /** What stays the same longest comes first; a device's advertising id can be reset by its owner. */
    private static final List<String> STEADIEST = List.of(FB_USER_ID, "custom", "kochava_device_id");

    public Identifier {
        if (type.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException("an identifier has a type and a value");
        }
    }

    /** The one of them that stands for the user in a bot's reports; the first, if none of them is known to be steady. */
    public static Identifier steadiest(Set<Identifier> identifiers) {
        for (String type : STEADIEST) {
            for (Identifier identifier : identifiers) {
                if (identifier.type.equals(type)) {
                    return identifier;
                }
            }
        }
        return identifiers.iterator().next();
    }
}
