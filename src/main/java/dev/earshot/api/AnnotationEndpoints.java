package dev.earshot.api;

import dev.earshot.control.Annotation;
import dev.earshot.control.Annotations;
import dev.earshot.control.Bot;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened on days of a bot. */
final class AnnotationEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/annotations";

    private final Annotations annotations;
    private final BotLookup lookup;

    AnnotationEndpoints(Annotations annotations, BotLookup lookup) {
        this.annotations = annotations;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, Set.of("day", "text"), this::create),
                Endpoint.delete(PATH + "/{annotationId}", this::delete));
    }

    private record AnnotationJson(
            String id,
            String day,
            String text,
            String createdAt,
            @Nullable String createdBy) {
        static AnnotationJson of(Annotation one) {
            return new AnnotationJson(
                    one.id(), one.day().toString(), one.text(), Times.text(one.madeAt()), one.madeBy());
        }
    }

    private Answer list(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(
                annotations.list(call.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot")),
                AnnotationJson::of);
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        LocalDate day = day(body.required("day"));
        return Answer.json(
                201,
                AnnotationJson.of(
                        Outcomes.done(annotations.create(call.caller(), bot.id(), day, body.required("text")), "bot")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Outcomes.invalid(List.of(new Outcomes.Fault("day", "must be a day such as 2026-01-31")));
        }
    }

    private Answer delete(Call call) {
        Bot bot = lookup.visible(call);
        Outcomes.done(annotations.delete(call.caller(), bot.id(), call.path("annotationId")), "annotation");
        return Answer.empty(204);
    }
}
