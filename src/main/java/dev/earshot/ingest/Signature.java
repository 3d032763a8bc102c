package dev.earshot.ingest;

/**
 * What a call carries to prove that its body is the bot's own; empty texts if it carries nothing.
 *
 * @param apiKey which credentials it was made with
 * @param token made of them and of the body
 */
public record Signature(String apiKey, String token) {
    public static final Signature NONE = new Signature("", "");

    @Override
    public String toString() {
        return "Signature[****]";
    }
}
