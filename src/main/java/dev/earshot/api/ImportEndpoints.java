package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.Import;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.past.ImportDesk;
import dev.earshot.past.ImportDesk.Received;
import dev.earshot.past.PastParts;
import dev.earshot.past.read.FileShape;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Files of past data: begun, sent in parts, checked, and brought in. */
final class ImportEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/imports";
    private static final String IMPORT = PATH + "/{importId}";
    private static final String WHAT = "import";

    /** As long as the list is. */
    private static final int MOST_ERRORS = 10_000;

    private final ImportDesk desk;
    private final int partBytes;
    private final BotLookup lookup;

    ImportEndpoints(PastParts past, BotLookup lookup) {
        this.desk = past.imports();
        this.partBytes = past.partBytes();
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, Set.of("name", "sizeBytes", "shape"), this::create),
                Endpoint.get(IMPORT, Set.of(), call -> Answer.json(200, json(found(call)))),
                Endpoint.put(IMPORT + "/bytes", Set.of("offset"), this::receive),
                Endpoint.get(IMPORT + "/errors", Set.of(), this::errors),
                Endpoint.post(IMPORT + "/start", Set.of(), this::start),
                Endpoint.delete(IMPORT, this::delete));
    }

    private ImportJson json(Import one) {
        return ImportJson.of(one, partBytes);
    }

    private Import found(Call call) {
        Bot bot = lookup.visible(call);
        return desk.find(call.caller(), bot.id(), call.path("importId")).orElseThrow(() -> Problem.notFound(WHAT));
    }

    private Answer list(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(desk.list(call.caller(), bot.id()), this::json);
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        String shape = body.text("shape");
        if (shape != null && FileShape.of(shape).isEmpty()) {
            throw Outcomes.invalid(
                    List.of(new Outcomes.Fault("shape", "must be one of " + FileShape.words() + ", or absent")));
        }
        long size = body.requiredNumber("sizeBytes", 1, desk.maxFileBytes());
        Import made = Outcomes.done(desk.create(call.caller(), bot.id(), body.required("name"), shape, size), "bot");
        return Answer.json(201, json(made));
    }

    private Answer receive(Call call) throws IOException {
        Bot bot = lookup.visible(call);
        long offset = offset(call);
        return switch (Outcomes.done(
                desk.receive(
                        call.caller(),
                        bot.id(),
                        call.path("importId"),
                        offset,
                        call.request().body()),
                WHAT)) {
            case Received.Taken(Import now) -> Answer.json(200, json(now));
            case Received.ElsewhereExpected(long expected) ->
                throw new Problem(409, "Conflict", "The next part begins at " + expected + ", not at " + offset + ".");
            case Received.NotWanted(String reason) -> throw new Problem(409, "Conflict", "Not wanted: " + reason + ".");
        };
    }

    private static long offset(Call call) {
        String given = call.query().text("offset");
        if (given == null || !given.matches("\\d{1,18}")) {
            throw Problem.badRequest("'offset' must say where in the file this part begins, in bytes.");
        }
        return Long.parseLong(given);
    }

    private Answer errors(Call call) throws IOException {
        Import one = found(call);
        String lines = String.join("\n", desk.errors(one, MOST_ERRORS));
        return Answer.text(200, "application/jsonl", lines.isEmpty() ? "" : lines + "\n")
                .withHeader("Content-Disposition", "attachment; filename=\"" + one.id() + "-errors.jsonl\"");
    }

    private Answer start(Call call) {
        Import before = found(call);
        if (before.state() != Import.State.CHECKED) {
            lookup.changeable(call);
            throw new Problem(
                    409,
                    "Conflict",
                    "It is " + Words.of(before.state().name()) + "; only what is checked can come in.");
        }
        return Answer.json(200, json(Outcomes.done(desk.bringIn(call.caller(), before.bot(), before.id()), WHAT)));
    }

    private Answer delete(Call call) throws IOException {
        Import before = found(call);
        Outcomes.done(desk.delete(call.caller(), before.bot(), before.id()), WHAT);
        return Answer.empty(204);
    }
}
