package dev.earshot.console.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.console.show.Bubble.IntentNote;
import dev.earshot.console.show.Bubble.Marks;
import dev.earshot.console.show.Bubble.ReactionNote;
import dev.earshot.event.MessageKind;
import dev.earshot.report.MessageContent;
import dev.earshot.report.MessageContent.FailureView;
import dev.earshot.report.MessageState;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.report.frame.Mood;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One message as a bubble. */
final class BubbleMaker {
    private static final int MAX_LINE = 160;
    private static final int MAX_FAILURE = 400;
    private static final int MAX_AGENT = 80;
    private static final ObjectMapper METADATA = new ObjectMapper();

    private final MessageRow row;
    private final MessageContent content;
    private final MessageState state;
    private final TranscriptMessage message;
    private final BotTime time;
    private final List<Media> media;

    BubbleMaker(TranscriptMessage message, BotTime time) {
        this.message = message;
        this.row = message.row();
        this.content = message.content();
        this.state = message.state();
        this.time = time;
        this.media = MediaShown.of(content.attachments());
    }

    Bubble make(Entry.Place place) {
        boolean isIncoming = row.direction().equals("INCOMING");
        MessageKind kind = MessageKind.valueOf(row.kind());
        VisibleText text = text();
        boolean isTap = kind == MessageKind.POSTBACK || kind == MessageKind.QUICK_REPLY;
        return new Bubble(
                place,
                row.messageId() == null ? "" : row.messageId(),
                row.author().toLowerCase(Locale.ROOT),
                agent(),
                words(kind),
                isIncoming,
                text,
                line(kind),
                text.isEmpty() && media.isEmpty() ? placeholder(kind) : "",
                media,
                buttons(),
                content.quickReplies().stream().map(Choice::of).toList(),
                ShownLine.of(content.payload(), 200),
                isTap,
                content.replyTo() != null,
                ShownLine.of(row.templateId(), 80),
                mood(),
                intent(),
                marks(isIncoming));
    }

    private Bubble.@Nullable MoodNote mood() {
        Mood mood = Mood.of(row.sentiment());
        return switch (mood) {
            case POSITIVE, NEGATIVE -> new Bubble.MoodNote(mood.word(), Quantity.of(row.sentiment(), Unit.SCORE));
            case NEUTRAL, UNKNOWN -> null;
        };
    }

    private String agent() {
        String metadata = row.metadataJson();
        if (!row.author().equals("AGENT") || metadata == null) {
            return "";
        }
        try {
            return ShownLine.of(METADATA.readTree(metadata).at("/agent/name").asText(""), MAX_AGENT);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private VisibleText text() {
        String wording = state.editedText() != null ? state.editedText() : row.text();
        if (wording != null && isSaidByDeck(wording)) {
            return VisibleText.EMPTY;
        }
        return VisibleText.of(wording);
    }

    /** The text of a bot's template is only its readable form: the cards say the same. */
    private boolean isSaidByDeck(String text) {
        return decks().stream().anyMatch(deck -> row.direction().equals("OUTGOING") || deck.says(text.strip()));
    }

    private List<Deck> decks() {
        List<Deck> decks = new ArrayList<>();
        for (Media medium : media) {
            if (medium instanceof Media.Template template) {
                decks.add(template.deck());
            }
        }
        return decks;
    }

    private List<Choice> buttons() {
        if (decks().stream().anyMatch(Deck::hasButtons)) {
            return List.of();
        }
        return content.buttons().stream().map(Choice::of).toList();
    }

    private String line(MessageKind kind) {
        String wording = state.editedText() != null ? state.editedText() : row.text();
        String line = ShownLine.of(wording, MAX_LINE);
        if (!line.isEmpty()) {
            return line;
        }
        String payload = ShownLine.of(content.payload(), MAX_LINE);
        return payload.isEmpty() ? placeholder(kind) : payload;
    }

    private static String placeholder(MessageKind kind) {
        return switch (kind) {
            case TEXT, OTHER -> "Empty message";
            case QUICK_REPLY -> "Quick reply";
            case POSTBACK -> "Button tapped";
            case IMAGE -> "Image";
            case AUDIO -> "Audio";
            case VIDEO -> "Video";
            case FILE -> "File";
            case LOCATION -> "Location";
            case STICKER -> "Sticker";
            case TEMPLATE -> "Template";
            case SHARE -> "Shared link";
            case APPOINTMENT -> "Appointment";
            case UNSUPPORTED -> "The platform does not show this content to bots";
        };
    }

    static String words(MessageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private @Nullable IntentNote intent() {
        String name = row.intent();
        if (name == null || name.isBlank()) {
            return null;
        }
        Double confidence = row.intentConfidence();
        return new IntentNote(
                ShownLine.of(name, 120),
                confidence == null ? "" : Math.round(confidence * 100) + " %",
                message.inputs().stream()
                        .map(input -> Fact.of(input.name(), input.value()))
                        .toList());
    }

    private Marks marks(boolean isIncoming) {
        String failure = failure();
        String delivery = isIncoming ? "" : delivery(failure);
        return new Marks(
                delivery,
                deliveryTitle(delivery),
                failure,
                state.editedText() != null,
                state.unsent(),
                state.notHandled() || row.notHandled(),
                state.reactions().stream()
                        .map(reaction -> ReactionNote.of(reaction.name(), reaction.emoji()))
                        .toList(),
                ShownLine.of(state.rating(), 40),
                false);
    }

    private String delivery(String failure) {
        if (!failure.isEmpty()) {
            return "failed";
        }
        return state.read() != null ? "read" : state.delivered() != null ? "delivered" : "sent";
    }

    private String deliveryTitle(String delivery) {
        return switch (delivery) {
            case "read" -> "Read " + at(state.read());
            case "delivered" -> "Delivered " + at(state.delivered());
            case "failed" -> "Not delivered";
            case "sent" -> "Sent";
            default -> "";
        };
    }

    private String at(@Nullable Instant instant) {
        return instant == null ? "" : time.full(instant);
    }

    private String failure() {
        FailureView failure = content.failure();
        if (failure == null) {
            return "";
        }
        String code = failure.subcode() == null ? failure.code() : failure.code() + "/" + failure.subcode();
        String words = ShownLine.of(failure.message(), MAX_FAILURE);
        if (words.isEmpty()) {
            words = "The platform refused to deliver it";
        }
        return code == null ? words : words + " (error " + ShownLine.of(code, 40) + ")";
    }
}
