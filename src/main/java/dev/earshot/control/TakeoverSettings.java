package dev.earshot.control;

import java.time.Duration;

/**
 * How a person takes over from a bot. Secrets are not in it, only whether there are any.
 *
 * @param pauseUrl what is called when somebody takes over or gives back; empty for none
 * @param sendUrl what is called to send a text, on platforms that have no Send API; empty for none
 * @param isSigned whether calls of both are signed
 * @param hasPageToken whether the page's token is there, by which Messenger's Send API sends
 * @param hasApiKey whether calls of {@code sendUrl} carry an API key
 * @param graphUrl where the Graph API is
 * @param graphVersion such as {@code v26.0}
 * @param idle after how long without a word of the person the bot goes on
 */
public record TakeoverSettings(
        String pauseUrl,
        String sendUrl,
        boolean isSigned,
        boolean hasPageToken,
        boolean hasApiKey,
        String graphUrl,
        String graphVersion,
        Duration idle) {
    public static final String GRAPH_URL = "https://graph.facebook.com";
    public static final String GRAPH_VERSION = "v26.0";

    /** Long enough to look something up for somebody; short enough that nobody is forgotten over night. */
    static final long IDLE_MINUTES = 30;

    static final TakeoverSettings DEFAULT = new TakeoverSettings(
            "", "", false, false, false, GRAPH_URL, GRAPH_VERSION, Duration.ofMinutes(IDLE_MINUTES));
}
