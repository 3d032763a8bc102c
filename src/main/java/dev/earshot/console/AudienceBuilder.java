package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.AudienceView;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.CriterionForm;
import dev.earshot.control.Audience;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.report.frame.FilterValues;
import dev.earshot.report.frame.ReportParameters;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.UserSets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page on which an audience is built. */
final class AudienceBuilder {
    /** What was said and done in so many days is offered to choose from. */
    private static final int OFFERED_DAYS = 90;

    private static final List<String> OFFERS = List.of("property", "intent", "event", "platform", "campaign", "link");

    private final Views views;
    private final Frames frames;
    private final FilterValues values;
    private final InstantSource clock;

    AudienceBuilder(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.values = new FilterValues(services.store(), services.userSets());
        this.clock = services.clock();
    }

    /**
     * What the page shows.
     *
     * @param audience the saved one; null for a new one
     */
    record Shown(@Nullable Audience audience, String name, CriterionForm form, Map<String, String> faults) {

        static Shown of(@Nullable Audience audience, CriterionForm form) {
            return new Shown(audience, audience == null ? "" : audience.name(), form, Map.of());
        }

        Shown named(String other) {
            return new Shown(audience, other, form, faults);
        }

        Shown with(List<FieldFault> other) {
            return new Shown(audience, name, form, Pages.byField(other));
        }
    }

    Answer page(int status, Request request, Bot bot, Shown shown) {
        return Pages.html(status, views.render("audiences/page", view(request, bot, shown, offers(bot))));
    }

    /** The conditions alone. */
    Answer criteria(Request request, Bot bot, Shown shown) {
        return Pages.html(200, views.render("audiences/criteria", view(request, bot, shown, Map.of())));
    }

    private AudienceView view(Request request, Bot bot, Shown shown, Map<String, List<String>> offers) {
        Audience audience = shown.audience;
        String notice = switch (request.query("done").orElse("")) {
            case "made" -> "The audience is saved. Use it in any report.";
            case "saved" -> "Saved. Reports use it as it is now.";
            default -> "";
        };
        return new AudienceView(
                frames.of(request, audience == null ? "New audience" : audience.name(), Area.AUDIENCES, bot),
                BotLink.of(bot),
                audience == null ? "" : audience.id(),
                shown.name,
                shown.form,
                audience == null ? List.of() : ways(bot, audience.id()),
                offers,
                bot.timeZone().getId(),
                notice,
                shown.faults.getOrDefault("name", ""),
                shown.faults.getOrDefault("definition", ""));
    }

    private static List<AudienceView.Way> ways(Bot bot, String id) {
        String reports = BotLink.of(bot).path() + "/reports/";
        return List.of(
                new AudienceView.Way("Overview", reports + "overview?audience=" + id),
                new AudienceView.Way("Retention", reports + "retention?audience=" + id),
                new AudienceView.Way("Messages", reports + "messages?audience=" + id),
                new AudienceView.Way("Revenue", reports + "revenue?audience=" + id),
                new AudienceView.Way("Compare with everybody else", reports + "compare?a=" + id));
    }

    private Map<String, List<String>> offers(Bot bot) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), bot.timeZone());
        Map<String, String> asked = Map.of("from", today.minusDays(OFFERED_DAYS).toString());
        ReportQuestion question =
                ReportParameters.parse(asked, List.of(), bot.id().value(), bot.timeZone(), today, UserSets.NONE);
        Map<String, List<String>> offers = new LinkedHashMap<>();
        OFFERS.forEach(name -> offers.put(name, values.of(question, name, null)));
        return offers;
    }
}
