package dev.earshot.link;

/**
 * Where somebody is, as far as their address tells.
 *
 * @param country ISO 3166-1: {@code DE}; empty if unknown
 * @param region ISO 3166-2 without the country: {@code BE}; empty if unknown
 */
public record Place(String country, String region) {
    public static final Place UNKNOWN = new Place("", "");
}
