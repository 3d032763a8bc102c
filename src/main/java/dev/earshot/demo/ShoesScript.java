package dev.earshot.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shoe shop: welcome → search → size → cart → checkout → purchase, in dollars and euros. The test is the checkout: group B
 * is offered free shipping, and buys more.
 */
final class ShoesScript implements Script {
    private static final List<String> KINDS = List.of("running shoes", "sneakers", "boots", "sandals", "hiking shoes");
    private static final List<String> COLOURS = List.of("black", "white", "red", "blue", "green");
    private static final List<String> MODELS =
            List.of("Aero 3", "Trailhawk", "City Low", "Breeze", "Summit GTX", "Retro 84");
    private static final double[] PRICES = {119, 139, 89, 59, 189, 99};

    @Override
    public State opening() {
        return this::welcome;
    }

    private @Nullable State welcome(Chat chat) {
        SmallTalk.greet(chat, "Get started", List.of("hi", "Hello again", "hey", "good morning", "Hola"));
        chat.answers(Reply.text(
                        "Hi " + chat.person().firstName() + "! Looking for shoes, or is it about an order?", "welcome")
                .withQuickReplies("Find shoes", "My order", "Returns"));
        return switch (chat.dice().weighted(0.58, 0.16, 0.08, 0.18)) {
            case 0 -> this::search;
            case 1 -> this::orderStatus;
            case 2 -> this::returns;
            default -> null;
        };
    }

    private @Nullable State search(Chat chat) {
        String kind = chat.dice().pick(KINDS);
        String colour = chat.dice().pick(COLOURS);
        String words = chat.dice()
                .pick(List.of("show me %s %s", "I'm looking for %s %s", "%s %s please", "do you have %s %s?"));
        chat.says(words.formatted(colour, kind), "product.search", "colour", colour, "kind", kind);
        chat.answers(Reply.text("Here is what I found", "search_results").withCards(cards(chat.dice())));
        return switch (chat.dice().weighted(0.2, 0.55, 0.25)) {
            case 0 -> this::search;
            case 1 -> this::choose;
            default -> null;
        };
    }

    private static List<Reply.Card> cards(Dice dice) {
        int first = dice.below(MODELS.size() - 2);
        return SmallTalk.cards(MODELS.subList(first, first + 3), "in 5 colours", "Choose");
    }

    private @Nullable State choose(Chat chat) {
        int model = chat.dice().below(MODELS.size());
        chat.presses("Choose");
        chat.opens(
                "Product page",
                "https://stride.example.com/"
                        + MODELS.get(model).toLowerCase(Locale.ROOT).replace(' ', '-'));
        chat.answers(Reply.text("Which size do you wear?", "ask_size"));
        return chat.dice().chance(0.82) ? next -> size(next, model) : null;
    }

    private @Nullable State size(Chat chat, int model) {
        String size = Integer.toString(36 + chat.dice().below(11));
        chat.says(chat.dice().pick(List.of("%s", "size %s", "I need a %s")).formatted(size), "size.give", "size", size);
        chat.tracks("added_to_cart", Map.of("product", MODELS.get(model), "size", size));
        Reply cart = chat.person().isInGroupB()
                ? Reply.text("In your cart. Shipping is free today! Shall we finish?", "checkout_free_shipping")
                : Reply.text("In your cart. Shall we finish?", "checkout_plain");
        chat.answers(cart.withButtons("Check out", "Keep looking"));
        double buys = chat.person().isInGroupB() ? 0.58 : 0.41;
        return switch (chat.dice().weighted(buys, 0.15, 0.85 - buys)) {
            case 0 -> next -> checkOut(next, model, size);
            case 1 -> this::search;
            default -> null;
        };
    }

    private @Nullable State checkOut(Chat chat, int model, String size) {
        chat.presses("Check out");
        chat.opens("Checkout", "https://stride.example.com/checkout");
        if (chat.dice().chance(0.2)) {
            return null;
        }
        boolean isEuro = !chat.person().locale().equals("en_US");
        String product = MODELS.get(model);
        chat.pays("shoes_sold", Map.of("product", product, "size", size), PRICES[model], isEuro ? "EUR" : "USD");
        chat.answers(Reply.text("Thank you! Your " + product + " will ship tomorrow.", "purchase_confirmed"));
        if (chat.dice().chance(0.1)) {
            chat.shares("shared_shoes");
        }
        return chat.dice().chance(0.25) ? this::thanks : null;
    }

    private @Nullable State thanks(Chat chat) {
        SmallTalk.thank(
                chat,
                List.of("thanks!", "awesome", "thank you so much", "gracias"),
                "My pleasure. Enjoy your new shoes! 👟");
        return null;
    }

    private @Nullable State orderStatus(Chat chat) {
        String order = Integer.toString(100_000 + chat.dice().below(900_000));
        chat.says("where is my order " + order + "?", "order.status", "order", order);
        chat.answers(Reply.text("Order " + order + " is with the carrier and arrives in two days.", "order_status"));
        return chat.dice().chance(0.35) ? this::thanks : null;
    }

    private @Nullable State returns(Chat chat) {
        chat.says(
                chat.dice().pick(List.of("I want to return my shoes", "they don't fit", "how do I send them back")),
                "return.request");
        chat.answers(Reply.text("No problem. Why do you send them back?", "ask_return_reason")
                .withQuickReplies("Too small", "Too large", "Damaged"));
        if (chat.dice().chance(0.75)) {
            String reason = chat.dice().pick(List.of("Too small", "Too large", "Damaged"));
            chat.taps(reason);
            if (reason.equals("Damaged")) {
                SmallTalk.showPhoto(chat);
            }
            chat.tracks("return_started", Map.of("reason", reason));
            chat.answers(Reply.text("Here is your label.", "return_label").withButtons("Print label"));
        }
        return null;
    }

    @Override
    public List<Wish> wishes() {
        return WISHES;
    }

    private static final List<Wish> WISHES = List.of(
            Wish.of(
                    5,
                    "do you ship to canada",
                    "shipping to Canada?",
                    "can you send it to canada",
                    "delivery to canada possible"),
            Wish.of(
                    4,
                    "is there a student discount",
                    "student discount?",
                    "do students get a discount",
                    "discount for students"),
            Wish.of(
                    3,
                    "can I change the address of my order",
                    "wrong address on my order",
                    "change delivery address please"),
            Wish.of(2, "do you have wide fit", "shoes for wide feet", "wide fit shoes?"),
            Wish.of(1, "can you repair shoes", "repair my old shoes"));

    @Override
    public List<String> usual() {
        return List.of(
                "show me red sneakers",
                "where is my order?",
                "I want to return my shoes",
                "size 42",
                "black boots please");
    }

    @Override
    public Reply broadcast(Dice dice) {
        return dice.chance(0.5)
                ? Reply.text("The summer sale is on: up to 40 % off.", "broadcast_sale")
                        .withQuickReplies("Find shoes")
                : Reply.text("Back in stock: the Retro 84 in all sizes.", "broadcast_back_in_stock")
                        .withQuickReplies("Find shoes");
    }
}
