package dev.earshot.demo;

/** Why Messenger did not take a message, in its own words. */
record Failure(int code, String type, String message) {
    static final Failure UNAVAILABLE =
            new Failure(551, "OAuthException", "(#551) This person isn't available right now.");
    static final Failure OUTSIDE_WINDOW = new Failure(
            10,
            "OAuthException",
            "(#10) This message is sent outside of allowed window. Learn more about the new policy here:"
                    + " https://developers.facebook.com/docs/messenger-platform/policy-overview");
    static final Failure RATE_LIMIT =
            new Failure(613, "OAuthException", "(#613) Calls to this api have exceeded the rate limit.");

    static Failure of(Dice dice) {
        return switch (dice.weighted(5, 3, 1)) {
            case 0 -> UNAVAILABLE;
            case 1 -> OUTSIDE_WINDOW;
            default -> RATE_LIMIT;
        };
    }
}
