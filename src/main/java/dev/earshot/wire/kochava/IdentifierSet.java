package dev.earshot.wire.kochava;

import dev.earshot.event.Identifier;
import dev.earshot.wire.Excerpt;
import dev.earshot.wire.UnusableException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of one call, each once and in one spelling, whoever wrote them. What stands for no id is none: nothing, a
 * placeholder that was never filled, the zeros of a device whose owner refuses to be tracked. Not thread-safe.
 */
final class IdentifierSet {
    /** More are no person. */
    private static final int MAX_IDENTIFIERS = 50;

    private static final int MAX_TYPE = 100;
    private static final int MAX_VALUE = 1_000;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern PLACEHOLDER = Pattern.compile("[{\\[<%$].*[}\\]>%]|null|undefined");
    private static final Pattern HASH = Pattern.compile(".*_(md5|sha1|sha256|hash)");
    private static final Pattern NOTHING = Pattern.compile("[0-]+");

    private final Set<Identifier> identifiers = new LinkedHashSet<>();

    /**
     * Adds one, unless the value stands for none.
     *
     * @param field where it comes from, for the caller
     * @throws UnusableException if it is too long to be an id, or there are too many
     */
    void add(String field, String type, @Nullable String value) {
        String name = name(type.strip());
        String id = value == null ? "" : value.strip();
        if (name.isEmpty() || isNone(name, id)) {
            return;
        }
        if (name.length() > MAX_TYPE || id.length() > MAX_VALUE) {
            throw UnusableException.bad(
                    field, "has an identifier of more than " + MAX_VALUE + " characters: " + Excerpt.first(name, 40));
        }
        identifiers.add(new Identifier(name, spelled(name, id)));
        if (identifiers.size() > MAX_IDENTIFIERS) {
            throw UnusableException.bad(field, "has more than " + MAX_IDENTIFIERS + " identifiers");
        }
    }

    boolean isEmpty() {
        return identifiers.isEmpty();
    }

    List<Identifier> all() {
        return List.copyOf(identifiers);
    }

    /** Which of them stands for the user; null if there is none. */
    @Nullable
    Identifier user() {
        return identifiers.isEmpty() ? null : Identifier.steadiest(identifiers);
    }

    /** Names of one thing that several pages and clients spell in their own way. */
    private static String name(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "fb_userid", "fbuserid" -> Identifier.FB_USER_ID;
            case "ios_idfa" -> "idfa";
            case "ios_idfv" -> "idfv";
            default -> name;
        };
    }

    private static boolean isNone(String name, String id) {
        return id.isEmpty()
                || id.equalsIgnoreCase(name)
                || PLACEHOLDER.matcher(id).matches()
                || (id.length() > 8 && NOTHING.matcher(id).matches());
    }

    /** Apple writes advertising ids in capitals and Google in small letters; senders write them, and hashes, as they like. */
    private static String spelled(String name, String id) {
        if (HASH.matcher(name).matches()) {
            return id.toLowerCase(Locale.ROOT);
        }
        if (!UUID.matcher(id).matches()) {
            return id;
        }
        return switch (name) {
            case "idfa", "idfv" -> id.toUpperCase(Locale.ROOT);
            case "adid", "ad_id" -> id.toLowerCase(Locale.ROOT);
            default -> id;
        };
    }
}
