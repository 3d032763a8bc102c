package dev.earshot.control;

/**
 * What the calls of a strict app are signed with.
 *
 * @param apiKey sent in the header {@code Kochava-Api-Key}
 * @param secret never sent: the header {@code Kochava-Auth-Token} proves that the caller has it
 */
public record KochavaCredentials(String apiKey, String secret) {
    @Override
    public String toString() {
        return "KochavaCredentials[****]";
    }
}
