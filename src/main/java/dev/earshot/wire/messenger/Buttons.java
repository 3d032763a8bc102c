package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Button;
import dev.earshot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be tapped: buttons, the default action of a card, images with an action, quick replies. */
final class Buttons {
    private Buttons() {}

    static List<Button> quickReplies(JsonNode message) {
        if (Json.get(message, "quick_replies") == null) {
            return List.of();
        }
        List<Button> replies = new ArrayList<>();
        for (JsonNode reply : Json.each(message, "quick_replies")) {
            String type = Json.text(reply, "content_type");
            replies.add(new Button(
                    type == null ? "text" : type, Json.text(reply, "title"), Json.text(reply, "payload"), null));
        }
        return replies;
    }

    /** Every clickable of a template, in the order of the template. */
    static List<Button> ofTemplate(JsonNode template) {
        List<Button> buttons = new ArrayList<>();
        for (JsonNode element : Json.each(template, "elements")) {
            addButtons(element, buttons);
            for (JsonNode image : Json.each(element, "images")) {
                add(Json.get(image, "action"), buttons);
            }
        }
        addButtons(template, buttons);
        addLink(Json.text(template, "coupon_url_button_title"), Json.text(template, "coupon_url"), buttons);
        addLink(null, Json.text(template, "checkin_url"), buttons);
        return buttons;
    }

    private static void addButtons(JsonNode holder, List<Button> buttons) {
        add(Json.get(holder, "default_action"), buttons);
        for (JsonNode button : Json.each(holder, "buttons")) {
            add(button, buttons);
            // Old menus nest: a button that opens more buttons.
            for (JsonNode nested : Json.each(button, "call_to_actions")) {
                add(nested, buttons);
            }
        }
    }

    private static void add(@Nullable JsonNode button, List<Button> buttons) {
        if (button == null || !button.isObject()) {
            return;
        }
        String type = Json.text(button, "type");
        String title = Json.text(button, "title");
        buttons.add(new Button(
                type == null ? "postback" : type,
                title == null ? Json.text(button, "text") : title,
                Json.text(button, "payload"),
                Json.text(button, "url")));
    }

    private static void addLink(@Nullable String title, @Nullable String url, List<Button> buttons) {
        if (url != null) {
            buttons.add(new Button("web_url", title, null, url));
        }
    }
}
