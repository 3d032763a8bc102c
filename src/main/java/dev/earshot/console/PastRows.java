package dev.earshot.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earshot.console.page.PastView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.Import;
import dev.earshot.past.ImportDesk;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Imports, in words. */
final class PastRows {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN_ERRORS = 20;

    private final ImportDesk desk;
    private final BotTime time;

    PastRows(ImportDesk desk, BotTime time) {
        this.desk = desk;
        this.time = time;
    }

    PastView.Import row(Import one) throws IOException {
        Import.Check check = one.check();
        JsonNode details = details(check.detailsJson());
        boolean isChecked = one.state() == Import.State.CHECKED;
        return new PastView.Import(
                one.id(),
                one.name(),
                state(one.state()),
                tone(one.state()),
                one.state().isAtWork(),
                one.state() == Import.State.UPLOADING,
                isChecked,
                (int) Math.round(one.progress() * 100),
                one.problem(),
                time.full(one.madeAt()) + (one.madeBy() == null ? "" : ", " + one.madeBy()),
                lines(check, details),
                one.brought().events() == 0 ? "" : Numbers.of(one.brought().events(), "event") + " brought in",
                check.usable(),
                Numbers.of(check.usable(), "line"),
                check.faulty(),
                Numbers.of(check.faulty(), "line"),
                isChecked && check.faulty() > 0 ? errors(one) : List.of(),
                texts(details.path("unknownColumns")),
                isChecked ? sample(details.path("sample")) : List.of());
    }

    private static JsonNode details(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static String state(Import.State state) {
        return switch (state) {
            case UPLOADING -> "on its way here";
            case CHECKING -> "being read";
            case CHECKED -> "waits for you";
            case RUNNING -> "being brought in";
            case DONE -> "done";
            case FAILED -> "failed";
        };
    }

    private static String tone(Import.State state) {
        return switch (state) {
            case UPLOADING, CHECKING, RUNNING -> "intent";
            case CHECKED -> "warn";
            case DONE -> "good";
            case FAILED -> "bad";
        };
    }

    private String lines(Import.Check check, JsonNode details) {
        if (check.lines() == 0) {
            return "";
        }
        Instant first = check.first();
        Instant last = check.last();
        String period = first == null || last == null ? "" : ", " + time.full(first) + " to " + time.full(last);
        return Numbers.of(check.lines(), "line") + " of "
                + details.path("shape").asText("?") + ", " + Numbers.of(check.events(), "event") + period;
    }

    private List<PastView.Fault> errors(Import one) throws IOException {
        List<PastView.Fault> errors = new ArrayList<>();
        for (String line : desk.errors(one, SHOWN_ERRORS)) {
            JsonNode error = details(line);
            errors.add(new PastView.Fault(
                    error.path("line").asLong(),
                    error.path("reason").asText(),
                    error.path("text").asText()));
        }
        return errors;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private List<PastView.Sample> sample(JsonNode rows) {
        return rows.valueStream()
                .map(row -> new PastView.Sample(
                        row.path("line").asText(),
                        time.full(Instant.parse(row.path("timestamp").asText("1970-01-01T00:00:00Z"))),
                        row.path("userId").asText(),
                        row.path("what").asText(),
                        row.path("text").asText(),
                        more(row)))
                .toList();
    }

    private static String more(JsonNode row) {
        StringBuilder more = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            boolean isShown =
                    List.of("line", "timestamp", "userId", "what", "text").contains(field.getKey());
            if (!isShown) {
                more.append(more.isEmpty() ? "" : " · ")
                        .append(field.getKey())
                        .append(": ")
                        .append(field.getValue().asText());
            }
        }
        return more.toString();
    }
}
