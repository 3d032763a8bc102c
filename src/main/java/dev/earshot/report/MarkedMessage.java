package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.report.MessageContent.FailureView;
import dev.earshot.report.MessageState.Reaction;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message and what became known of it later, becoming what is shown. Not thread-safe. */
final class MarkedMessage {
    static final Comparator<MarkRow> OLDEST_FIRST =
            Comparator.comparing(MarkRow::time).thenComparing(MarkRow::sequence);

    private MessageRow row;
    private final Receipts covering;
    private Receipts named = Receipts.NONE;
    private final List<Reaction> reactions = new ArrayList<>();
    private @Nullable String editedText;
    private @Nullable String rating;
    private @Nullable FailureView failure;
    private boolean unsent;
    private boolean notHandled;

    /**
     * @param marks that name the message, oldest first
     * @param covering the receipts whose watermarks cover it
     */
    MarkedMessage(MessageRow row, List<MarkRow> marks, Receipts covering) {
        this.row = row;
        this.covering = covering;
        marks.forEach(this::apply);
    }

    TranscriptMessage shown() {
        MessageContent content = MessageContent.parse(row.contentJson());
        if (content.failure() == null && failure != null) {
            content = content.withFailure(failure);
        }
        // A watermark means the messages that were sent; one that the platform refused was not.
        boolean isSent = content.failure() == null && row.failureCode() == null;
        return TranscriptMessage.of(row, content, state(isSent ? named.and(covering) : named));
    }

    private MessageState state(Receipts receipts) {
        boolean isIncoming = row.direction().equals("INCOMING");
        @Nullable Instant delivered = isIncoming ? null : receipts.delivered();
        @Nullable Instant read = isIncoming ? receipts.seen() : receipts.read();
        return new MessageState(delivered, read, editedText, unsent, reactions, notHandled || row.notHandled(), rating);
    }

    private void apply(MarkRow mark) {
        switch (mark.kind()) {
            case "DELIVERED", "READ", "SEEN" -> named = named.and(mark.kind(), mark.time());
            case "EDITED" -> editedText = mark.value() == null ? editedText : mark.value();
            case "UNSENT" -> unsent = true;
            case "REACTED" -> react(new Reaction(mark.value(), mark.emoji()));
            case "UNREACTED" -> takeBack(mark.value(), mark.emoji());
            case "RATED" -> rating = mark.value() == null ? rating : mark.value();
            case "NOT_HANDLED" -> notHandled = true;
            case "ENRICHED" -> row = Enrichment.parse(mark.value()).over(row);
            case "INTENT" -> {
                // says for searches what the ENRICHED mark beside it says
            }
            case "SEND_RESULT" -> sendResult(Json.read(mark.value()));
            default -> {
                // a kind of a newer version of the program: nothing that this one knows to show
            }
        }
    }

    private void react(Reaction reaction) {
        if (!reactions.contains(reaction)) {
            reactions.add(reaction);
        }
    }

    /** Messenger does not say which reaction was taken back, since a user has only one: then all are. */
    private void takeBack(@Nullable String name, @Nullable String emoji) {
        reactions.removeIf(reaction ->
                (name == null || name.equals(reaction.name())) && (emoji == null || emoji.equals(reaction.emoji())));
    }

    private void sendResult(JsonNode result) {
        JsonNode given = result.path("failure");
        if (given.isObject()) {
            failure = new FailureView(
                    Json.text(given, "code"),
                    Json.text(given, "subcode"),
                    Json.text(given, "type"),
                    Json.text(given, "message"));
        }
    }
}
