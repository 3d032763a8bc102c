package dev.earshot.console.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.console.show.Deck.Card;
import dev.earshot.console.show.Deck.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of one card; leaves out what the template leaves out. Not thread-safe. */
final class CardMaker {
    private static final int MAX_TITLE = 200;
    private static final int MAX_TEXT = 2000;
    private static final int MAX_PARTS = 30;

    private String title = "";
    private String text = "";
    private @Nullable SafeLink image;
    private @Nullable SafeLink link;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private @Nullable Line total;
    private List<Choice> buttons = List.of();

    CardMaker title(@Nullable String value) {
        title = ShownLine.of(value, MAX_TITLE);
        return this;
    }

    CardMaker text(@Nullable String value) {
        text = ShownLine.of(value, MAX_TEXT);
        return this;
    }

    CardMaker image(@Nullable String url) {
        image = SafeLink.of(url);
        return this;
    }

    CardMaker link(@Nullable String url) {
        link = SafeLink.of(url);
        return this;
    }

    CardMaker fact(String name, @Nullable String value) {
        if (value != null && !value.isBlank() && facts.size() < MAX_PARTS) {
            facts.add(Fact.of(name, value));
        }
        return this;
    }

    CardMaker facts(List<Fact> more) {
        facts.addAll(more);
        return this;
    }

    CardMaker line(@Nullable String label, @Nullable String detail, @Nullable String amount) {
        if (lines.size() < MAX_PARTS && (label != null || amount != null)) {
            lines.add(line(label, MAX_TITLE, detail, amount));
        }
        return this;
    }

    CardMaker total(@Nullable String amount) {
        total = amount == null ? null : line("Total", MAX_TITLE, null, amount);
        return this;
    }

    CardMaker buttons(@Nullable JsonNode array) {
        buttons = TemplateDecks.choices(array);
        return this;
    }

    Card make() {
        return new Card(title, text, image, link, List.copyOf(facts), List.copyOf(lines), total, buttons);
    }

    private static Line line(@Nullable String label, int maxLabel, @Nullable String detail, @Nullable String amount) {
        return new Line(
                ShownLine.of(label, maxLabel), ShownLine.of(detail, MAX_TITLE), ShownLine.of(amount, MAX_TITLE));
    }
}
