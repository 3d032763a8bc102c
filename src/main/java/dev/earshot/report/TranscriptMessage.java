package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is shown.
 *
 * @param row the stored row, completed by what later copies of the message said more
 * @param content {@link MessageRow#contentJson}, parsed
 * @param state what became known later
 * @param inputs {@link MessageRow#intentInputsJson}, parsed
 */
public record TranscriptMessage(MessageRow row, MessageContent content, MessageState state, List<InputView> inputs)
        implements TranscriptEntry {

    public TranscriptMessage {
        inputs = List.copyOf(inputs);
    }

    /** A value that the bot found in the message. */
    public record InputView(String name, String value) {}

    /** A message that comes live: nothing more is known of it yet. */
    public static TranscriptMessage fresh(MessageRow row) {
        return of(row, MessageContent.parse(row.contentJson()), MessageState.fresh(row));
    }

    /** A message with what became known of it later, but for when it was delivered and read. */
    public static TranscriptMessage marked(MessageRow row, List<MarkRow> marks) {
        List<MarkRow> oldestFirst =
                marks.stream().sorted(MarkedMessage.OLDEST_FIRST).toList();
        return new MarkedMessage(row, oldestFirst, Receipts.NONE).shown();
    }

    static TranscriptMessage of(MessageRow row, MessageContent content, MessageState state) {
        return new TranscriptMessage(row, content, state, inputs(row.intentInputsJson()));
    }

    private static List<InputView> inputs(@Nullable String inputsJson) {
        List<InputView> inputs = new ArrayList<>();
        for (JsonNode input : Json.read(inputsJson)) {
            String name = Json.text(input, "name");
            String value = Json.text(input, "value");
            inputs.add(new InputView(name == null ? "" : name, value == null ? "" : value));
        }
        return inputs;
    }

    /** Its newest text; null if it has none or was taken back. */
    public @Nullable String wording() {
        if (state.unsent()) {
            return null;
        }
        return state.editedText() == null ? row.text() : state.editedText();
    }

    @Override
    public Instant time() {
        return row.time();
    }

    @Override
    public UUID id() {
        return row.id();
    }

    @Override
    public long sequence() {
        return row.sequence();
    }

    @Override
    public String user() {
        return row.user();
    }
}
