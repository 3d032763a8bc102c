package dev.earshot.demo;

import java.time.Instant;
import java.util.Map;

/**
 * An impression or a click, as a network's server reports it.
 *
 * @param parameters all but {@code campaign_id}, which is known once the advert has a tracker
 */
public record TouchCall(int bot, Instant time, boolean isClick, Advert advert, Map<String, String> parameters)
        implements WorldCall {
    public TouchCall {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public int messages() {
        return 0;
    }
}
