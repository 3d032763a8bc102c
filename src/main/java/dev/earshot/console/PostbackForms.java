package dev.earshot.console;

import dev.earshot.console.page.PostbackView;
import dev.earshot.control.Postback.Format;
import dev.earshot.control.Postback.Trigger;
import dev.earshot.control.PostbackDraft;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import java.time.Duration;
import java.util.List;

/** A postback as its form sends it. */
final class PostbackForms {
    static final PostbackView.Form EMPTY =
            new PostbackView.Form("", Trigger.REVENUE.name(), "", "https://", Format.GET.name(), "", "0", false, "");

    private PostbackForms() {}

    static PostbackView.Form of(PostbackDraft draft) {
        return new PostbackView.Form(
                draft.name(),
                draft.trigger().name(),
                draft.eventName(),
                draft.url(),
                draft.format().name(),
                draft.body(),
                Long.toString(draft.delay().toSeconds()),
                draft.withOrganic(),
                String.join("\n", draft.networks()));
    }

    static PostbackView.Form of(Request request) {
        return new PostbackView.Form(
                text(request, "name"),
                text(request, "trigger"),
                text(request, "eventName"),
                text(request, "url"),
                text(request, "format"),
                text(request, "body"),
                text(request, "delaySeconds"),
                request.form("withOrganic").isPresent(),
                text(request, "networks"));
    }

    /** @throws Problem 400 if it has a choice that the form does not offer */
    static PostbackDraft draft(PostbackView.Form form, boolean isPaused) {
        return new PostbackDraft(
                form.name(),
                choice(Trigger.class, form.trigger()),
                form.eventName(),
                form.url(),
                choice(Format.class, form.format()),
                form.body(),
                Duration.ofSeconds(
                        form.delaySeconds().matches("[0-9]{1,7}") ? Long.parseLong(form.delaySeconds()) : -1),
                form.withOrganic(),
                List.of(form.networks().split("[\\r\\n]+", -1)),
                isPaused);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The form has no such choice.");
        }
    }

    private static String text(Request request, String field) {
        return request.form(field).orElse("").strip();
    }
}
