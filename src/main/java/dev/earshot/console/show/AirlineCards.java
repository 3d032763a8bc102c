package dev.earshot.console.show;

import static dev.earshot.console.show.ReceiptCard.money;
import static dev.earshot.console.show.TemplateDecks.limited;
import static dev.earshot.console.show.TemplateDecks.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.console.show.Deck.Card;
import dev.earshot.console.show.Deck.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Messenger's retired airline templates as cards; logs of old bots have them. */
final class AirlineCards {
    private AirlineCards() {}

    static Deck boardingPasses(JsonNode payload) {
        List<Card> cards = new ArrayList<>();
        for (JsonNode pass : limited(payload.path("boarding_pass"))) {
            cards.add(flight(pass.path("flight_info"))
                    .fact("Passenger", text(pass, "passenger_name"))
                    .fact("Seat", text(pass, "seat"))
                    .fact("Booking", text(pass, "pnr_number"))
                    .make());
        }
        return deck("Boarding pass", payload, cards, List.of());
    }

    static Deck checkIn(JsonNode payload) {
        String url = text(payload, "checkin_url");
        return deck(
                "Check-in",
                payload,
                flights(payload),
                url == null ? List.of() : List.of(Choice.of("web_url", "Check in", null, url)));
    }

    static Deck itinerary(JsonNode payload) {
        String currency = text(payload, "currency");
        CardMaker price = new CardMaker()
                .title("Price")
                .fact("Booking", text(payload, "pnr_number"))
                .fact("Passengers", passengers(payload.path("passenger_info")))
                .line(payload.has("base_price") ? "Fare" : null, null, money(text(payload, "base_price"), currency));
        for (JsonNode part : limited(payload.path("price_info"))) {
            price.line(text(part, "title"), null, money(text(part, "amount"), text(part, "currency")));
        }
        price.line(payload.has("tax") ? "Tax" : null, null, money(text(payload, "tax"), currency))
                .total(money(text(payload, "total_price"), currency));
        List<Card> cards = flights(payload);
        cards.add(price.make());
        return deck("Itinerary", payload, cards, List.of());
    }

    static Deck update(JsonNode payload) {
        String type = text(payload, "update_type");
        Card card = flight(payload.path("update_flight_info"))
                .fact("Booking", text(payload, "pnr_number"))
                .make();
        return deck(
                type == null ? "Flight update" : "Flight " + ShownLine.of(type.replace('_', ' '), 40),
                payload,
                List.of(card),
                List.of());
    }

    /** The introduction stands above the flights, as a card without anything but its text. */
    private static Deck deck(String name, JsonNode payload, List<Card> cards, List<Choice> buttons) {
        List<Card> all = new ArrayList<>();
        String introduction = text(payload, "intro_message");
        if (introduction != null) {
            all.add(new CardMaker().text(introduction).make());
        }
        all.addAll(cards);
        return new Deck(name, Layout.STACK, all, buttons);
    }

    private static List<Card> flights(JsonNode payload) {
        List<Card> cards = new ArrayList<>();
        limited(payload.path("flight_info"))
                .forEach(info -> cards.add(flight(info).make()));
        return cards;
    }

    private static CardMaker flight(JsonNode info) {
        JsonNode schedule = info.path("flight_schedule");
        return new CardMaker()
                .title(airport(info.path("departure_airport")) + " → " + airport(info.path("arrival_airport")))
                .fact("Flight", text(info, "flight_number"))
                .fact("Boarding", time(schedule, "boarding_time"))
                .fact("Departure", time(schedule, "departure_time"))
                .fact("Arrival", time(schedule, "arrival_time"))
                .fact("Gate", text(info.path("departure_airport"), "gate"))
                .fact("Class", text(info, "travel_class"));
    }

    private static String airport(JsonNode airport) {
        String code = text(airport, "airport_code");
        String city = text(airport, "city");
        if (code == null) {
            return city == null ? "?" : city;
        }
        return city == null ? code : city + " (" + code.toUpperCase(Locale.ROOT) + ")";
    }

    /** Local time of the airport, without a zone: shown as it was sent. */
    private static @Nullable String time(JsonNode schedule, String field) {
        String time = text(schedule, field);
        return time == null ? null : time.replace('T', ' ');
    }

    private static @Nullable String passengers(JsonNode array) {
        List<String> names = new ArrayList<>();
        for (JsonNode passenger : limited(array)) {
            String name = text(passenger, "name");
            if (name != null) {
                names.add(name);
            }
        }
        return names.isEmpty() ? null : String.join(", ", names);
    }
}
