package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.http.Answer;
import dev.earshot.http.BodySource;
import dev.earshot.http.Problem;
import dev.earshot.past.write.ExportFormat;
import dev.earshot.past.write.ExportQuestion;
import dev.earshot.past.write.ExportWhat;
import dev.earshot.past.write.Exports;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was collected, as a file. */
final class ExportEndpoint {
    private static final String PATH = "/api/v1/bots/{botId}/export/{what}";

    private final Exports exports;
    private final BotLookup lookup;

    ExportEndpoint(Exports exports, BotLookup lookup) {
        this.exports = exports;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(Endpoint.get(PATH, Set.of("format", "from", "to"), this::export));
    }

    private Answer export(Call call) {
        Bot bot = lookup.visible(call);
        QueryParameters.TimeRange times = call.query().timeRange();
        String format = call.query().choice("format", ExportFormat.class);
        ExportQuestion question = new ExportQuestion(
                bot.id(),
                what(call),
                format == null ? ExportFormat.JSONL : ExportFormat.valueOf(format),
                times.from(),
                times.to());
        Exports.Export export = exports.prepare(question)
                .orElseThrow(() -> Faults.unavailable("Other exports are under way; try again when they are done."));
        Answer answer = Answer.download(question.format().contentType(), question.fileName(), source(export));
        return export.lack().isEmpty() ? answer : answer.withHeader("X-Earshot-Lack", export.lack());
    }

    private static ExportWhat what(Call call) {
        for (ExportWhat what : ExportWhat.values()) {
            if (what.name().toLowerCase(Locale.ROOT).equals(call.path("what"))) {
                return what;
            }
        }
        throw Problem.notFound("export");
    }

    private static BodySource source(Exports.Export export) {
        return new BodySource() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (export) {
                    export.writeTo(out);
                }
            }

            @Override
            public void discard() {
                export.close();
            }
        };
    }
}
