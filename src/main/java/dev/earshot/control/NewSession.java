package dev.earshot.control;

/**
 * A session just begun.
 *
 * @param token the value of its cookie: 43 characters of base64url. The only time we know it
 */
public record NewSession(String token, Session session) {
    @Override
    public String toString() {
        return "NewSession[token=****, session=" + session + "]";
    }
}
