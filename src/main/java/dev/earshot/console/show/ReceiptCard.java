package dev.earshot.console.show;

import static dev.earshot.console.show.TemplateDecks.limited;
import static dev.earshot.console.show.TemplateDecks.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A receipt template as a card: what was bought, what it comes to, where it goes. */
final class ReceiptCard {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private ReceiptCard() {}

    static Deck of(JsonNode payload) {
        String currency = text(payload, "currency");
        JsonNode summary = payload.path("summary");
        CardMaker card = new CardMaker()
                .title(title(payload))
                .text(text(payload, "recipient_name"))
                .link(text(payload, "order_url"))
                .fact("Order", text(payload, "order_number"))
                .fact("Paid by", text(payload, "payment_method"))
                .fact("To", address(payload.path("address")));
        for (JsonNode element : limited(payload.path("elements"))) {
            card.line(text(element, "title"), detail(element), money(text(element, "price"), currency));
        }
        card.line(label(summary, "subtotal", "Subtotal"), null, money(text(summary, "subtotal"), currency))
                .line(
                        label(summary, "shipping_cost", "Shipping"),
                        null,
                        money(text(summary, "shipping_cost"), currency))
                .line(label(summary, "total_tax", "Tax"), null, money(text(summary, "total_tax"), currency));
        for (JsonNode adjustment : limited(payload.path("adjustments"))) {
            card.line(text(adjustment, "name"), "Adjustment", money(text(adjustment, "amount"), currency));
        }
        card.total(money(text(summary, "total_cost"), currency));
        return TemplateDecks.single("Receipt", card);
    }

    /** As amounts are written everywhere; what is no plain number stays as it was sent. */
    static @Nullable String money(@Nullable String amount, @Nullable String currency) {
        if (amount != null && PLAIN_NUMBER.matcher(amount).matches()) {
            return EventLine.amount(new BigDecimal(amount), currency);
        }
        return amount == null ? null : currency == null ? amount : amount + " " + currency;
    }

    private static String title(JsonNode payload) {
        String merchant = text(payload, "merchant_name");
        return merchant == null ? "Receipt" : merchant;
    }

    private static @Nullable String label(JsonNode summary, String field, String label) {
        return summary.hasNonNull(field) ? label : null;
    }

    private static String detail(JsonNode element) {
        List<String> details = new ArrayList<>();
        String quantity = text(element, "quantity");
        String subtitle = text(element, "subtitle");
        if (quantity != null) {
            details.add(quantity + " ×");
        }
        if (subtitle != null) {
            details.add(subtitle);
        }
        return String.join(" ", details);
    }

    private static @Nullable String address(JsonNode address) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("street_1", "street_2", "postal_code", "city", "state", "country")) {
            String part = text(address, field);
            if (part != null && !part.isBlank()) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }
}
