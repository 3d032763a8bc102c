package dev.earshot.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A link that was put somewhere for people to come by.
 *
 * @param ref what Messenger is told of those who come by it
 * @param partner whose place it is
 * @param parameters what the network's calls say of the place
 * @param looks how often it is seen for each click; 0 if nobody counts that
 */
public record Advert(
        String campaign,
        String segment,
        String name,
        String ref,
        String partner,
        Map<String, String> parameters,
        int looks) {

    static final List<Advert> ALL = List.of(
            new Advert(
                    "Spring launch",
                    "Paid social",
                    "Launch video",
                    "launch_video",
                    "Meta",
                    Map.of("network_id", "meta", "site_id", "facebook_feed", "creative_id", "video_15s"),
                    7),
            new Advert(
                    "Spring launch",
                    "Paid social",
                    "Launch photo",
                    "launch_photo",
                    "Meta",
                    Map.of("network_id", "meta", "site_id", "instagram_stories", "creative_id", "photo_still"),
                    9),
            new Advert(
                    "Spring launch",
                    "Creators",
                    "Influencer's story",
                    "launch_influencer",
                    "Creators",
                    Map.of("network_id", "creators", "cp_0", "story_day_1"),
                    0),
            new Advert(
                    "Always on",
                    "Paid social",
                    "Always-on ad",
                    "always_on",
                    "Meta",
                    Map.of("network_id", "meta", "site_id", "facebook_feed", "creative_id", "carousel"),
                    8),
            new Advert(
                    "Own channels",
                    "E-mail",
                    "Newsletter",
                    "newsletter",
                    "",
                    Map.of("network_id", "email", "cp_0", "footer"),
                    0),
            new Advert(
                    "Own channels",
                    "Social profiles",
                    "Instagram bio",
                    "instagram_bio",
                    "",
                    Map.of("network_id", "instagram"),
                    0));

    /** Whose link tells Messenger this ref. */
    static Optional<Advert> of(Referral referral) {
        return ALL.stream().filter(advert -> advert.ref.equals(referral.ref())).findFirst();
    }
}
