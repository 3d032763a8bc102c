package dev.earshot.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bank's assistant on its web page: balances, transfers, cards, branches, and a loan: ask → amount → term → offer →
 * application. The test is the offer: group B sees the monthly rate first, and applies more.
 */
final class BankScript implements Script {
    private static final List<String> ACCOUNTS = List.of("current account", "savings account", "credit card");
    private static final List<String> PAYEES =
            List.of("Anna", "my landlord", "the gym", "Tom", "the electricity company");
    private static final List<Integer> AMOUNTS = List.of(2_000, 5_000, 10_000, 15_000, 25_000);

    @Override
    public State opening() {
        return this::welcome;
    }

    private @Nullable State welcome(Chat chat) {
        SmallTalk.greet(chat, "Start chat", List.of("hello", "Hi", "good afternoon", "need help"));
        chat.answers(Reply.text("Hello " + chat.person().firstName() + ", how can I help?", "welcome")
                .withQuickReplies("Balance", "Transfer", "Card", "Loan"));
        return switch (chat.dice().weighted(0.3, 0.18, 0.09, 0.08, 0.16, 0.07, 0.12)) {
            case 0 -> this::balance;
            case 1 -> this::transfer;
            case 2 -> this::blockCard;
            case 3 -> this::branch;
            case 4 -> this::loan;
            case 5 -> this::human;
            default -> null;
        };
    }

    private @Nullable State balance(Chat chat) {
        String account = chat.dice().pick(ACCOUNTS);
        chat.says("what's the balance of my " + account, "balance.check", "account", account);
        chat.answers(Reply.text(
                "Your " + account + " stands at € " + (100 + chat.dice().below(9_000)) + ".00.", "balance"));
        return switch (chat.dice().weighted(0.2, 0.3, 0.5)) {
            case 0 -> this::transfer;
            case 1 -> this::thanks;
            default -> null;
        };
    }

    private @Nullable State transfer(Chat chat) {
        String payee = chat.dice().pick(PAYEES);
        int amount = 10 * (1 + chat.dice().below(60));
        chat.says(
                "send " + amount + " euros to " + payee,
                "transfer.money",
                "amount",
                Integer.toString(amount),
                "payee",
                payee);
        chat.answers(Reply.text("€ " + amount + " to " + payee + ". Is that right?", "transfer_confirm")
                .withButtons("Yes", "No"));
        if (!chat.dice().chance(0.85)) {
            return null;
        }
        chat.presses("Yes");
        chat.tracks("transfer_completed", Map.of("amount", amount, "plan", chat.plan()));
        chat.answers(Reply.text("Done. It will arrive today.", "transfer_done"));
        return chat.dice().chance(0.3) ? this::thanks : null;
    }

    private @Nullable State blockCard(Chat chat) {
        chat.says(chat.dice().pick(List.of("I lost my card", "block my card!", "my card was stolen")), "card.block");
        chat.answers(Reply.text("I'll block it at once. Which one?", "ask_card")
                .withQuickReplies("Debit card", "Credit card"));
        String card = chat.dice().chance(0.6) ? "Debit card" : "Credit card";
        chat.taps(card);
        chat.tracks("card_blocked", Map.of("card", card));
        chat.answers(Reply.text("Your card is blocked. A new one is on its way.", "card_blocked"));
        return chat.dice().chance(0.5) ? this::thanks : null;
    }

    private @Nullable State branch(Chat chat) {
        String city = chat.person().city();
        chat.says("is there a branch in " + city + "?", "branch.find", "city", city);
        chat.answers(Reply.text("There are three in " + city + ".", "branches")
                .withImage("https://images.example.com/bank/map.png"));
        return null;
    }

    private @Nullable State loan(Chat chat) {
        chat.says(
                chat.dice().pick(List.of("I need a loan", "what does a loan cost", "loan for a new car")), "loan.ask");
        chat.answers(Reply.text("How much would you like to borrow?", "loan_amount"));
        return chat.dice().chance(0.78) ? this::loanAmount : null;
    }

    private @Nullable State loanAmount(Chat chat) {
        int amount = chat.dice().pick(AMOUNTS);
        chat.says(amount + " euros", "amount.give", "amount", Integer.toString(amount));
        chat.answers(Reply.text("Over how many years?", "loan_term").withQuickReplies("2", "5", "10"));
        return chat.dice().chance(0.85) ? next -> loanTerm(next, amount) : null;
    }

    private @Nullable State loanTerm(Chat chat, int amount) {
        chat.taps(chat.dice().pick(List.of("2", "5", "10")));
        chat.opens("Loan calculator", "https://nordbank.example.com/loans");
        Reply offer = chat.person().isInGroupB()
                ? Reply.text("That's only € " + amount / 55 + " a month. Apply now?", "loan_offer_monthly")
                : Reply.text("The interest is 4.9 % a year. Apply now?", "loan_offer_interest");
        chat.answers(offer.withButtons("Apply", "Not now"));
        if (!chat.dice().chance(chat.person().isInGroupB() ? 0.48 : 0.3)) {
            return null;
        }
        chat.presses("Apply");
        chat.tracks("loan_applied", Map.of("amount", amount));
        chat.pays("loan_fee", Map.of("product", "loan", "size", Integer.toString(amount)), amount * 0.01, "EUR");
        chat.answers(Reply.text("We have your application and will call you.", "loan_applied"));
        return this::thanks;
    }

    private @Nullable State human(Chat chat) {
        chat.says(
                chat.dice().pick(List.of("talk to a human", "I want to speak to somebody", "agent please")),
                "human.request");
        chat.answers(Reply.text("A colleague will be with you in a minute.", "handover"));
        chat.tracks("handover_requested", Map.of("queue", "support"));
        return null;
    }

    private @Nullable State thanks(Chat chat) {
        SmallTalk.thank(chat, List.of("thanks", "thank you", "great, bye", "cheers"), "Thank you for banking with us.");
        return null;
    }

    @Override
    public List<Wish> wishes() {
        return WISHES;
    }

    private static final List<Wish> WISHES = List.of(
            Wish.of(
                    5,
                    "can I use apple pay",
                    "does my card work with Apple Pay?",
                    "apple pay",
                    "add card to apple pay"),
            Wish.of(4, "raise my overdraft", "I need a higher overdraft limit", "increase overdraft please"),
            Wish.of(3, "how do I buy bitcoin", "can I buy bitcoin here?", "bitcoin"),
            Wish.of(2, "open an account for my child", "account for my son", "kids account?"),
            Wish.of(1, "I need a statement for the tax office", "tax statement please"));

    @Override
    public List<String> usual() {
        return List.of("what's my balance", "block my card", "send 50 euros to Anna", "I need a loan", "opening hours");
    }

    @Override
    public Reply broadcast(Dice dice) {
        return Reply.text("Your monthly statement is ready.", "notice_statement")
                .withButtons("Show");
    }
}
