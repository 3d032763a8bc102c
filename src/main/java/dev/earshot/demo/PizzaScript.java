package dev.earshot.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pizza service: welcome → menu → size → topping → address → checkout → order. The test is the welcome: group B sees
 * the pizzas at once, and orders more.
 */
final class PizzaScript implements Script {
    private static final List<String> SIZES = List.of("Small", "Medium", "Large");
    private static final double[] PRICES = {7.9, 9.9, 12.9};
    private static final List<String> PIZZAS =
            List.of("Margherita", "Salami", "Funghi", "Quattro Formaggi", "Diavola", "Hawaii", "Veggie");
    private static final List<String> TOPPINGS = List.of("mushrooms", "olives", "extra cheese", "onions", "jalapeños");
    private static final List<String> GREETINGS =
            List.of("hi", "Hello", "hey there", "Hi! I'm hungry", "Moin", "hello 👋");
    private static final List<String> STREETS =
            List.of("Oak Street", "Station Road", "Hauptstraße", "Mill Lane", "Gartenweg");

    @Override
    public State opening() {
        return this::welcome;
    }

    private @Nullable State welcome(Chat chat) {
        SmallTalk.greet(chat, "Get started", GREETINGS);
        Reply welcome = chat.person().isInGroupB()
                ? Reply.text("Welcome to Luigi's!", "welcome_cards").withCards(cards())
                : Reply.text("Welcome to Luigi's! What can I do for you?", "welcome_text");
        chat.answers(welcome.withQuickReplies("Order", "Menu", "Where is my pizza?"));
        double orders = chat.person().isInGroupB() ? 0.62 : 0.44;
        return switch (chat.dice().weighted(orders, 0.16, 0.1, 0.04, 0.9 - orders)) {
            case 0 -> this::order;
            case 1 -> this::menu;
            case 2 -> this::whereIsIt;
            case 3 -> this::complaint;
            default -> null;
        };
    }

    private static List<Reply.Card> cards() {
        return SmallTalk.cards(PIZZAS.subList(0, 3), "from € 7.90", "Order");
    }

    private @Nullable State menu(Chat chat) {
        chat.says(chat.dice().pick(List.of("what's on the menu?", "menu please", "Show me the menu")), "menu.show");
        chat.answers(Reply.text("Our pizzas", "menu").withCards(cards()));
        chat.opens("Menu", "https://luigis.example.com/menu");
        return chat.dice().chance(0.55) ? this::order : null;
    }

    private @Nullable State order(Chat chat) {
        if (chat.dice().chance(0.5)) {
            chat.taps("Order");
        } else {
            String pizza = chat.dice().pick(PIZZAS);
            chat.says(orderText(chat.dice(), pizza), "pizza.order", "pizza", pizza);
        }
        chat.answers(Reply.text("Which size shall it be?", "ask_size").withQuickReplies("Small", "Medium", "Large"));
        return chat.dice().chance(0.88) ? this::size : null;
    }

    private static String orderText(Dice dice, String pizza) {
        return dice.pick(List.of("I'd like a %s pizza", "one %s please", "can I get a %s?", "%s!"))
                .formatted(pizza);
    }

    private @Nullable State size(Chat chat) {
        int size = chat.dice().weighted(2, 5, 3);
        chat.taps(SIZES.get(size));
        chat.answers(Reply.text("Any extra toppings?", "ask_topping").withQuickReplies("No, thanks"));
        return chat.dice().chance(0.92) ? next -> topping(next, size) : null;
    }

    private @Nullable State topping(Chat chat, int size) {
        double extra = 0;
        if (chat.dice().chance(0.45)) {
            String topping = chat.dice().pick(TOPPINGS);
            chat.says("with " + topping, "topping.add", "topping", topping);
            extra = 1.5;
        } else {
            chat.taps("No, thanks");
        }
        double price = PRICES[size] + extra;
        chat.answers(Reply.text("Where shall we bring it?", "ask_address"));
        return chat.dice().chance(0.86) ? next -> address(next, size, price) : null;
    }

    private @Nullable State address(Chat chat, int size, double price) {
        String street = chat.dice().pick(STREETS) + " " + (1 + chat.dice().below(120));
        chat.says(
                street, "address.give", "street", street, "city", chat.person().city());
        chat.answers(Reply.text(
                        String.format(Locale.ROOT, "That makes € %.2f. Shall I send the order?", price), "ask_confirm")
                .withButtons("Pay now", "Change order"));
        return chat.dice().chance(0.84) ? next -> pay(next, size, price) : null;
    }

    private @Nullable State pay(Chat chat, int size, double price) {
        chat.presses("Pay now");
        chat.opens("Checkout", "https://luigis.example.com/checkout");
        if (chat.dice().chance(0.14)) {
            return null;
        }
        String pizza = chat.dice().pick(PIZZAS);
        chat.tracks("order_placed", Map.of("size", SIZES.get(size), "plan", chat.plan()));
        chat.pays("pizza_sold", Map.of("product", pizza, "size", SIZES.get(size)), price, "EUR");
        chat.answers(Reply.text("Thank you! Your " + pizza + " will be with you in 35 minutes.", "order_confirmed"));
        return chat.dice().chance(0.35) ? this::goodbye : null;
    }

    private @Nullable State goodbye(Chat chat) {
        SmallTalk.thank(chat, List.of("thanks", "Great, thank you!", "danke", "perfect 👌"), "Buon appetito! 🍕");
        if (chat.dice().chance(0.12)) {
            chat.shares("shared_luigis");
        }
        return null;
    }

    private @Nullable State whereIsIt(Chat chat) {
        chat.says(
                chat.dice().pick(List.of("where is my pizza", "How long will it take?", "is it on the way?")),
                "order.track");
        chat.answers(Reply.text("It left the oven and will be with you in 12 minutes.", "order_status"));
        return chat.dice().chance(0.3) ? this::goodbye : null;
    }

    private @Nullable State complaint(Chat chat) {
        chat.says(
                chat.dice().pick(List.of("my pizza was cold!", "You forgot the olives", "this is not what I ordered")),
                "complaint");
        chat.answers(Reply.text("I'm sorry! Could you send me a photo?", "ask_photo"));
        if (chat.dice().chance(0.7)) {
            SmallTalk.showPhoto(chat);
            chat.answers(Reply.text("Thank you. Your next pizza is on us.", "voucher"));
            chat.tracks("voucher_given", Map.of("reason", "complaint", "value", 10));
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
                    "do you have gluten free pizza",
                    "is there a gluten-free crust?",
                    "gluten free please",
                    "any gluten free pizzas"),
            Wish.of(4, "can I pay with paypal", "do you take paypal?", "pay by paypal", "paypal possible?"),
            Wish.of(3, "do you have vegan cheese", "vegan cheese possible?", "pizza with vegan cheese please"),
            Wish.of(2, "I want to book a table for four", "book a table tonight", "can we reserve a table?"),
            Wish.of(1, "are you hiring", "do you have jobs for drivers?"));

    @Override
    public List<String> usual() {
        return List.of(
                "one Margherita please",
                "where is my pizza",
                "menu please",
                "I'd like a Salami pizza",
                "cancel my order");
    }

    @Override
    public Reply broadcast(Dice dice) {
        return dice.chance(0.5)
                ? Reply.text("Tuesday is two-for-one at Luigi's! 🍕🍕", "broadcast_two_for_one")
                        .withQuickReplies("Order", "Not today")
                : Reply.text("New on the menu: pizza with figs and goat's cheese.", "broadcast_new_pizza")
                        .withQuickReplies("Order", "Menu");
    }
}
