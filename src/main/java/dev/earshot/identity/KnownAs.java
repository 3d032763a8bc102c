package dev.earshot.identity;

/**
 * Somebody said that a user of a bot is also known by an identifier: a device's id, a customer's number, the id of a click.
 *
 * @param user as the bot's platform calls them
 * @param type of the identifier, such as {@code idfa}
 */
public record KnownAs(String user, String type, String value) {

    Identifier identifier() {
        return new Identifier(type, value);
    }

    /** What the pair is about beside the user: the same value of another type is another. */
    public record Identifier(String type, String value) {}
}
