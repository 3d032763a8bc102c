package dev.earshot.console.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.report.MessageContent.AttachmentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attachments as media. */
final class MediaShown {
    /** The "like" button's stickers, small, medium, large (as the Messenger libraries know them). */
    private static final Set<String> THUMBS_UP = Set.of("369239263222822", "369239343222814", "369239383222810");

    private static final int MAX_MEDIA = 20;

    private MediaShown() {}

    static List<Media> of(List<AttachmentView> attachments) {
        List<Media> media = new ArrayList<>();
        for (AttachmentView attachment : attachments) {
            if (media.size() < MAX_MEDIA && !repeatsSticker(attachment, attachments)) {
                media.add(of(attachment));
            }
        }
        return List.copyOf(media);
    }

    private static Media of(AttachmentView attachment) {
        String type = attachment.type().toLowerCase(Locale.ROOT);
        JsonNode payload = attachment.payload();
        String label = ShownLine.of(attachment.title(), 120);
        SafeLink link = SafeLink.of(attachment.url());
        if (stickerId(attachment) != null || type.equals("sticker") || type.equals("like_heart")) {
            return sticker(attachment, link);
        }
        return switch (type) {
            case "image", "photo", "picture" ->
                linked(attachment, link, new Labelled("Image", label, Media.Image::new));
            case "audio", "voice" -> linked(attachment, link, new Labelled("Audio", label, Media.Audio::new));
            case "video" -> linked(attachment, link, new Labelled("Video", label, Media.Video::new));
            case "file", "document" -> file(attachment, link, label);
            case "location" -> place(attachment);
            case "template" ->
                payload == null ? missing("Template", attachment) : new Media.Template(TemplateDecks.of(payload));
            case "fallback",
                    "share",
                    "post",
                    "ig_post",
                    "reel",
                    "ig_reel",
                    "story_mention",
                    "media_share",
                    "ephemeral" -> share(type, label, link, attachment);
            default -> other(type, payload, link, attachment);
        };
    }

    /** How to make the medium of a kind once there is an address. */
    private record Labelled(String kind, String label, java.util.function.BiFunction<SafeLink, String, Media> maker) {}

    /** Media that the browser may not load (http) is offered as a file to open. */
    private static Media linked(AttachmentView attachment, @Nullable SafeLink link, Labelled medium) {
        if (link == null) {
            return missing(medium.kind, attachment);
        }
        String label = medium.label.isEmpty() ? medium.kind : medium.label;
        return link.isLoadable() ? medium.maker.apply(link, label) : new Media.File(link, label + " (not https)");
    }

    private static Media file(AttachmentView attachment, @Nullable SafeLink link, String label) {
        return link == null
                ? missing("File", attachment)
                : new Media.File(link, label.isEmpty() ? link.fileName() : label);
    }

    private static Media sticker(AttachmentView attachment, @Nullable SafeLink link) {
        String id = stickerId(attachment);
        boolean isThumbsUp = id != null && THUMBS_UP.contains(id);
        SafeLink image = link != null && link.isLoadable() ? link : null;
        String label = isThumbsUp ? "Thumbs up" : attachment.type().equals("like_heart") ? "Heart" : "Sticker";
        return new Media.Sticker(image, label, isThumbsUp);
    }

    /** For a time Messenger sent one sticker as a pair, {@code sticker} and {@code image}; it is shown once. */
    private static boolean repeatsSticker(AttachmentView attachment, List<AttachmentView> all) {
        String id = stickerId(attachment);
        return id != null
                && attachment.type().equals("image")
                && all.stream().anyMatch(other -> other.type().equals("sticker") && id.equals(stickerId(other)));
    }

    private static @Nullable String stickerId(AttachmentView attachment) {
        JsonNode payload = attachment.payload();
        return payload == null ? null : TemplateDecks.text(payload, "sticker_id");
    }

    private static Media place(AttachmentView attachment) {
        JsonNode payload = attachment.payload();
        JsonNode coordinates = payload == null ? null : payload.get("coordinates");
        JsonNode point = coordinates == null ? payload : coordinates;
        if (point == null || !isDegree(point.path("lat"), 90) || !isDegree(point.path("long"), 180)) {
            return missing("Location", attachment);
        }
        String position = String.format(
                Locale.ROOT,
                "%.5f, %.5f",
                point.path("lat").asDouble(),
                point.path("long").asDouble());
        String[] pair = position.split(", ", 2);
        String title = ShownLine.of(attachment.title(), 120);
        return new Media.Place(
                title.isEmpty() ? "Location" : title,
                position,
                new SafeLink(
                        "https://www.openstreetmap.org/?mlat=" + pair[0] + "&mlon=" + pair[1] + "#map=15/" + pair[0]
                                + "/" + pair[1],
                        "www.openstreetmap.org"));
    }

    private static boolean isDegree(JsonNode value, int limit) {
        return (value.isNumber() || value.isTextual()) && Math.abs(value.asDouble(Double.NaN)) <= limit;
    }

    private static Media share(String type, String label, @Nullable SafeLink link, AttachmentView attachment) {
        String kind = switch (type) {
            case "post", "ig_post" -> "Shared post";
            case "reel", "ig_reel" -> "Shared reel";
            case "story_mention" -> "Mention in a story";
            case "ephemeral" -> "Disappearing message";
            default -> "Shared link";
        };
        String address = ShownLine.of(attachment.url(), 120);
        return new Media.Share(kind, label.isEmpty() ? (address.isEmpty() ? kind : address) : label, link);
    }

    private static Media other(
            String type, @Nullable JsonNode payload, @Nullable SafeLink link, AttachmentView attachment) {
        String kind = ShownLine.of(type.isEmpty() ? "attachment" : type.replace('_', ' '), 60);
        List<Fact> facts = Fact.of(payload);
        if (!facts.isEmpty()) {
            return new Media.Other(kind, facts);
        }
        return link == null ? missing(kind, attachment) : new Media.File(link, link.fileName());
    }

    private static Media missing(String kind, AttachmentView attachment) {
        return new Media.Missing(kind, ShownLine.of(attachment.url(), 200));
    }
}
