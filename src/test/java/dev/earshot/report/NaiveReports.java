package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.report.MessageState.Reaction;
import dev.earshot.store.EventRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.UserPropertiesRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports over the rows of one bot in memory, as plainly as they can be said. */
final class NaiveReports {
    final List<MessageRow> messages = new ArrayList<>();
    final List<EventRow> events = new ArrayList<>();
    final List<MarkRow> marks = new ArrayList<>();
    final List<UserPropertiesRow> properties = new ArrayList<>();

    List<TranscriptEntry> transcript(String user) {
        return Stream.<TranscriptEntry>concat(
                        messages.stream().filter(row -> row.user().equals(user)).map(this::shown),
                        events.stream().filter(row -> row.user().equals(user)).map(TranscriptEvent::of))
                .sorted(Comparator.comparing(TranscriptEntry::time).thenComparing(TranscriptEntry::sequence))
                .toList();
    }

    List<TranscriptMessage> messages(MessageFilter filter) {
        return messages.stream()
                .filter(row -> filter.user() == null || filter.user().equals(row.user()))
                .filter(row -> filter.direction() == null || filter.direction().equals(row.direction()))
                .filter(row -> filter.from() == null || !row.time().isBefore(filter.from()))
                .filter(row -> filter.to() == null || row.time().isBefore(filter.to()))
                .map(this::shown)
                .filter(message -> filter.text() == null
                        || contains(message.row().text(), filter.text())
                        || contains(message.state().editedText(), filter.text()))
                .filter(message -> filter.intent() == null
                        || filter.intent().equals(message.row().intent())
                        || filter.intent().equals("NotHandled")
                                && message.state().notHandled())
                .sorted(Comparator.comparing(TranscriptMessage::time)
                        .thenComparing(TranscriptMessage::sequence)
                        .reversed())
                .toList();
    }

    List<ConversationSummary> conversations(@Nullable String search) {
        return users(messages.stream().map(MessageRow::user))
                .map(this::conversation)
                .filter(summary -> search == null
                        || contains(summary.user(), search)
                        || contains(summary.name(), search)
                        || messages.stream()
                                .anyMatch(row -> row.user().equals(summary.user()) && contains(row.text(), search)))
                .sorted(Comparator.comparing(ConversationSummary::lastTime)
                        .reversed()
                        .thenComparing(ConversationSummary::user))
                .toList();
    }

    private ConversationSummary conversation(String user) {
        List<TranscriptMessage> all = messages(new MessageFilter(null, null, user, null, null, null, null, 1, null));
        TranscriptMessage last = all.getFirst();
        String text = last.state().editedText() == null
                ? last.row().text()
                : last.state().editedText();
        return new ConversationSummary(
                user,
                name(user),
                last.time(),
                last.state().unsent() ? null : text,
                last.row().direction(),
                last.row().kind(),
                all.size(),
                all.stream()
                        .filter(message -> message.row().direction().equals("INCOMING"))
                        .limit(1)
                        .anyMatch(message -> message.state().notHandled()));
    }

    List<Person> people(@Nullable String search) {
        return users(Stream.concat(
                        messages.stream().map(MessageRow::user), events.stream().map(EventRow::user)))
                .map(this::person)
                .filter(person -> search == null
                        || contains(person.summary().user(), search)
                        || contains(person.summary().name(), search))
                .sorted(Comparator.comparing((Person person) -> person.summary().lastSeen())
                        .reversed()
                        .thenComparing(person -> person.summary().user()))
                .toList();
    }

    private Person person(String user) {
        List<TranscriptEntry> all = transcript(user);
        Map<String, BigDecimal> revenue = new TreeMap<>();
        long incoming = 0;
        long outgoing = 0;
        for (TranscriptEntry entry : all) {
            switch (entry) {
                case TranscriptMessage message -> {
                    if (message.row().direction().equals("INCOMING")) {
                        incoming++;
                    } else {
                        outgoing++;
                    }
                }
                case TranscriptEvent event -> {
                    if (event.row().type().equals("REVENUE") && event.row().amount() != null) {
                        revenue.merge(
                                Objects.requireNonNullElse(event.row().currency(), ""),
                                event.row().amount(),
                                (a, b) -> new BigDecimal(
                                        a.add(b).stripTrailingZeros().toPlainString()));
                    }
                }
            }
        }
        return new Person(
                new PersonSummary(
                        user, name(user), all.getFirst().time(), all.getLast().time(), incoming + outgoing),
                incoming,
                outgoing,
                all.size() - incoming - outgoing,
                revenue,
                known(user),
                newestChanges(user)
                        .limit(50)
                        .map(row -> new Person.PropertiesChange(row.time(), flat(row.propertiesJson())))
                        .toList());
    }

    private Stream<UserPropertiesRow> newestChanges(String user) {
        return properties.stream()
                .filter(row -> row.user().equals(user))
                .sorted(Comparator.comparing(UserPropertiesRow::time)
                        .thenComparing(UserPropertiesRow::sequence)
                        .reversed());
    }

    private Map<String, String> known(String user) {
        Map<String, String> known = new TreeMap<>();
        newestChanges(user).toList().reversed().forEach(row -> known.putAll(flat(row.propertiesJson())));
        return known;
    }

    private static Map<String, String> flat(String json) {
        Map<String, String> flat = new TreeMap<>();
        Json.read(json)
                .properties()
                .forEach(field -> flat.put(field.getKey(), field.getValue().asText()));
        return flat;
    }

    private @Nullable String name(String user) {
        Map<String, String> known = known(user);
        String first = known.get("first_name");
        String last = known.get("last_name");
        return first == null ? last : last == null ? first : first + " " + last;
    }

    private static Stream<String> users(Stream<String> all) {
        return new TreeSet<>(all.filter(user -> !user.isEmpty()).toList()).stream();
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private TranscriptMessage shown(MessageRow row) {
        Map<Reaction, Boolean> reactions = new LinkedHashMap<>();
        Map<String, @Nullable String> newest = new HashMap<>();
        Map<String, Instant> receipts = new HashMap<>();
        @Nullable String intent = row.intent();
        for (MarkRow mark : marks.stream().sorted(MarkedMessage.OLDEST_FIRST).toList()) {
            boolean isNamed = row.id().equals(mark.targetId())
                    || mark.messageId() != null
                            && mark.messageId().equals(row.messageId())
                            && mark.user().equals(row.user());
            boolean isCovered = mark.watermark() != null
                    && mark.user().equals(row.user())
                    && row.direction().equals(mark.direction())
                    && !row.time().isAfter(mark.watermark())
                    && row.failureCode() == null;
            if (isNamed || isCovered) {
                switch (mark.kind()) {
                    case "REACTED" -> reactions.put(new Reaction(mark.value(), mark.emoji()), true);
                    case "UNREACTED" -> reactions.remove(new Reaction(mark.value(), mark.emoji()));
                    case "DELIVERED", "READ", "SEEN" -> receipts.putIfAbsent(mark.kind(), mark.time());
                    case "ENRICHED" -> {
                        JsonNode added = Json.read(mark.value());
                        intent = intent == null
                                ? added.path("intent").path("name").asText()
                                : intent;
                    }
                    default -> newest.put(mark.kind(), mark.value());
                }
            }
        }
        boolean isIncoming = row.direction().equals("INCOMING");
        MessageState state = new MessageState(
                isIncoming ? null : receipts.get("DELIVERED"),
                receipts.get(isIncoming ? "SEEN" : "READ"),
                newest.get("EDITED"),
                newest.containsKey("UNSENT"),
                List.copyOf(reactions.keySet()),
                row.notHandled() || newest.containsKey("NOT_HANDLED"),
                newest.get("RATED"));
        return new TranscriptMessage(
                withIntent(row, intent), MessageContent.parse(row.contentJson()), state, List.of());
    }

    private static MessageRow withIntent(MessageRow row, @Nullable String intent) {
        return new MessageRow(
                row.id(),
                row.sequence(),
                row.bot(),
                row.user(),
                row.time(),
                row.receivedAt(),
                row.platform(),
                row.conversation(),
                row.session(),
                row.page(),
                row.direction(),
                row.author(),
                row.messageId(),
                row.kind(),
                row.text(),
                intent,
                row.intentConfidence(),
                row.intentInputsJson(),
                row.notHandled(),
                row.templateId(),
                row.failureCode(),
                row.contentJson(),
                row.metadataJson(),
                row.source(),
                row.rawJson(),
                row.sentiment());
    }
}
