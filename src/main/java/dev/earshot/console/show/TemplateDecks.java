package dev.earshot.console.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.console.show.Deck.Card;
import dev.earshot.console.show.Deck.Layout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the Messenger Platform as cards: those of its present list (button, generic, media, receipt, product,
 * coupon, customer_feedback, image_grid, instant_form, customer_information, notification_messages, utility) and the
 * historic ones that logs of old bots contain (list, open_graph, airline_*, one_time_notif_req). What has no picture of its
 * own is shown field by field.
 */
public final class TemplateDecks {
    private static final int MAX_CARDS = 12;

    private TemplateDecks() {}

    /** @param payload the attachment's payload, with its {@code template_type} */
    public static Deck of(JsonNode payload) {
        String type = text(payload, "template_type");
        return switch (type == null ? "" : type) {
            case "button" -> button(payload);
            case "generic" -> elements("Cards", payload, Layout.CAROUSEL);
            case "list" -> elements("List", payload, Layout.STACK);
            case "open_graph" -> elements("Shared page", payload, Layout.STACK);
            case "media" -> media(payload);
            case "image_grid" -> imageGrid(payload);
            case "product" -> products(payload.path("elements"));
            case "receipt" -> ReceiptCard.of(payload);
            case "coupon" -> coupon(payload);
            case "customer_feedback" -> feedback(payload);
            case "customer_information" -> customerInformation(payload);
            case "instant_form" ->
                single("Form", new CardMaker().title("Instant form").fact("Form", text(payload, "form_id")));
            case "one_time_notif_req" -> optIn("One-time notification request", payload);
            case "notification_messages" -> optIn("Notification request", payload);
            case "airline_boardingpass" -> AirlineCards.boardingPasses(payload);
            case "airline_checkin" -> AirlineCards.checkIn(payload);
            case "airline_itinerary" -> AirlineCards.itinerary(payload);
            case "airline_update" -> AirlineCards.update(payload);
            default -> other(type, payload);
        };
    }

    private static Deck button(JsonNode payload) {
        return Deck.single(
                "Buttons", new CardMaker().text(text(payload, "text")).make(), choices(payload.get("buttons")));
    }

    private static Deck elements(String name, JsonNode payload, Layout layout) {
        List<Card> cards = new ArrayList<>();
        for (JsonNode element : limited(payload.path("elements"))) {
            cards.add(element(element));
        }
        return new Deck(name, cards.size() < 2 ? Layout.STACK : layout, cards, choices(payload.get("buttons")));
    }

    private static Card element(JsonNode element) {
        String url = text(element, "url");
        String title = text(element, "title");
        return new CardMaker()
                .title(title != null ? title : url)
                .text(text(element, "subtitle"))
                .image(text(element, "image_url"))
                .link(url != null ? url : text(element.path("default_action"), "url"))
                .buttons(element.get("buttons"))
                .make();
    }

    private static Deck media(JsonNode payload) {
        List<Card> cards = new ArrayList<>();
        for (JsonNode element : limited(payload.path("elements"))) {
            String type = text(element, "media_type");
            cards.add(new CardMaker()
                    .title("video".equals(type) ? "Video" : "Image")
                    .link(text(element, "url"))
                    .fact("Attachment", text(element, "attachment_id"))
                    .buttons(element.get("buttons"))
                    .make());
        }
        return new Deck("Media", Layout.STACK, cards, List.of());
    }

    private static Deck imageGrid(JsonNode payload) {
        List<Card> cards = new ArrayList<>();
        for (JsonNode element : limited(payload.path("elements"))) {
            for (JsonNode image : limited(element.path("images"))) {
                cards.add(new CardMaker()
                        .title(text(image.path("action"), "text"))
                        .image(text(image, "url"))
                        .link(text(image.path("action"), "url"))
                        .make());
            }
        }
        String title = text(payload.path("elements").path(0), "title");
        return new Deck(title == null ? "Pictures" : ShownLine.of(title, 120), Layout.GRID, cards, List.of());
    }

    /** Products by number, as a bot sends them, or in full, as a person shares them. */
    static Deck products(JsonNode elements) {
        List<Card> cards = new ArrayList<>();
        for (JsonNode product : limited(elements)) {
            String title = text(product, "title");
            cards.add(new CardMaker()
                    .title(title == null ? "Product" : title)
                    .text(text(product, "subtitle"))
                    .image(text(product, "image_url"))
                    .fact("Product", text(product, "id"))
                    .fact("Article", text(product, "retailer_id"))
                    .make());
        }
        return new Deck("Products", cards.size() < 2 ? Layout.STACK : Layout.CAROUSEL, cards, List.of());
    }

    private static Deck coupon(JsonNode payload) {
        String url = text(payload, "coupon_url");
        List<Choice> buttons = url == null
                ? List.of()
                : List.of(Choice.of("web_url", text(payload, "coupon_url_button_title"), null, url));
        return Deck.single(
                "Coupon",
                new CardMaker()
                        .title(text(payload, "title"))
                        .text(text(payload, "subtitle"))
                        .image(text(payload, "image_url"))
                        .fact("Code", text(payload, "coupon_code"))
                        .fact("Message", text(payload, "coupon_pre_message"))
                        .make(),
                buttons);
    }

    private static Deck feedback(JsonNode payload) {
        CardMaker card = new CardMaker().title(text(payload, "title")).text(text(payload, "subtitle"));
        for (JsonNode screen : limited(payload.path("feedback_screens"))) {
            for (JsonNode question : limited(screen.path("questions"))) {
                String type = text(question, "type");
                card.fact(type == null ? "Question" : type.toUpperCase(java.util.Locale.ROOT), text(question, "title"));
            }
        }
        String button = text(payload, "button_title");
        return Deck.single(
                "Feedback", card.make(), button == null ? List.of() : List.of(Choice.of("form", button, null, null)));
    }

    private static Deck customerInformation(JsonNode payload) {
        return single(
                "Address form",
                new CardMaker()
                        .title("Asks for an address")
                        .fact("Countries", joined(payload.path("countries")))
                        .fact("Days to answer", text(payload, "expires_in_days")));
    }

    private static Deck optIn(String name, JsonNode payload) {
        return single(
                name,
                new CardMaker()
                        .title(text(payload, "title"))
                        .image(text(payload, "image_url"))
                        .fact("Payload", text(payload, "payload"))
                        .fact("Frequency", text(payload, "notification_messages_frequency")));
    }

    /** A template of a kind that we do not know, or none: Messenger's shared product has no type. */
    private static Deck other(@Nullable String type, JsonNode payload) {
        if (payload.path("product").path("elements").isArray()) {
            return products(payload.path("product").path("elements"));
        }
        String name = type == null ? "Template" : "Template " + ShownLine.of(type, 60);
        String title = text(payload, "title");
        CardMaker card = new CardMaker().title(title).text(text(payload, "text"));
        Fact.of(payload).stream()
                .filter(fact -> !fact.name().equals("template_type"))
                .forEach(fact -> card.fact(fact.name(), fact.value()));
        return single(name, card);
    }

    static Deck single(String name, CardMaker card) {
        return Deck.single(name, card.make(), List.of());
    }

    /** The buttons of an array of the platform's own; a nested menu's are left to the raw payload. */
    static List<Choice> choices(@Nullable JsonNode array) {
        List<Choice> choices = new ArrayList<>();
        if (array != null) {
            for (JsonNode button : limited(array)) {
                String type = text(button, "type");
                choices.add(Choice.of(
                        type == null ? "" : type, text(button, "title"), text(button, "payload"), text(button, "url")));
            }
        }
        return List.copyOf(choices);
    }

    static List<JsonNode> limited(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : array) {
            if (items.size() == MAX_CARDS) {
                break;
            }
            items.add(item);
        }
        return items;
    }

    static @Nullable String joined(JsonNode array) {
        List<String> values = new ArrayList<>();
        limited(array).forEach(value -> values.add(value.asText()));
        return values.isEmpty() ? null : String.join(", ", values);
    }

    static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }
}
