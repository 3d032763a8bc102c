package dev.earshot.console;

import dev.earshot.console.page.PersonPanel;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.EventLine;
import dev.earshot.console.show.Fact;
import dev.earshot.console.show.Hue;
import dev.earshot.console.show.Initials;
import dev.earshot.control.Bot;
import dev.earshot.report.Person;
import dev.earshot.report.Person.PropertiesChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The person beside a transcript. */
final class PersonPanels {
    private final Bot bot;
    private final BotTime time;

    PersonPanels(Bot bot) {
        this.bot = bot;
        this.time = new BotTime(bot.timeZone());
    }

    /** @param person empty if the store does not know them yet: their first message is on its way */
    PersonPanel of(String user, Optional<Person> person) {
        @Nullable String name = person.map(known -> known.summary().name()).orElse(null);
        return new PersonPanel(
                person.isPresent() ? UserPages.path(bot, user) : "",
                user,
                ConversationRows.name(user, name),
                Initials.of(name),
                Hue.of(user),
                name != null,
                person.map(this::numbers).orElse(List.of()),
                person.map(known -> facts(known.properties())).orElse(List.of()),
                person.map(known -> history(known.history())).orElse(List.of()));
    }

    private List<Fact> numbers(Person person) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("First seen", time.full(person.summary().firstSeen())));
        facts.add(new Fact("Last seen", time.full(person.summary().lastSeen())));
        facts.add(new Fact("From the user", Numbers.of(person.incoming(), "message")));
        facts.add(new Fact("From the bot", Numbers.of(person.outgoing(), "message")));
        facts.add(new Fact("Events", Numbers.of(person.events())));
        person.revenue()
                .forEach((currency, amount) -> facts.add(new Fact("Revenue", EventLine.amount(amount, currency))));
        return facts;
    }

    /** Each change shows only what it changed, compared with the one before it. */
    private List<PersonPanel.Change> history(List<PropertiesChange> newestFirst) {
        List<PersonPanel.Change> changes = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            PropertiesChange change = newestFirst.get(i);
            Map<String, String> before =
                    i + 1 < newestFirst.size() ? newestFirst.get(i + 1).properties() : Map.of();
            Map<String, String> changed = new LinkedHashMap<>(change.properties());
            changed.entrySet().removeAll(before.entrySet());
            if (!changed.isEmpty()) {
                changes.add(
                        new PersonPanel.Change(time.full(change.time()), BotTime.utc(change.time()), facts(changed)));
            }
        }
        return changes;
    }

    private static List<Fact> facts(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> Fact.of(property.getKey(), property.getValue()))
                .toList();
    }
}
