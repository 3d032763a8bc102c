package dev.earshot.console;

import dev.earshot.console.page.LinkForm;
import dev.earshot.control.LinkDraft;
import dev.earshot.control.SmartLink;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.link.LinkContent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SmartLinks as forms, and back. */
final class LinkForms {
    private LinkForms() {}

    static LinkForm empty() {
        return new LinkForm("", "", "", "", "", false, Map.of(), "", "", "", "", "", false, List.of(), Map.of());
    }

    static LinkForm of(SmartLink link, ZoneId zone) {
        LinkContent content = LinkContent.parse(link.content());
        LinkContent.Preview preview = content.shownPreview();
        String tracker = link.trackerId();
        return new LinkForm(
                link.name(),
                link.host(),
                link.code(),
                tracker == null ? "" : tracker,
                content.destination(),
                content.passQuery(),
                content.utm(),
                preview.title(),
                preview.description(),
                preview.imageUrl(),
                LocalTimes.of(link.expiresAt(), zone),
                link.clickLimit() == null ? "" : link.clickLimit().toString(),
                link.passwordHash() != null,
                content.rules().stream().map(LinkForms::rule).toList(),
                Map.of());
    }

    private static LinkForm.RuleForm rule(LinkContent.RuleText rule) {
        return new LinkForm.RuleForm(
                rule.name(),
                rule.destination(),
                rule.conditions().stream()
                        .map(condition -> new LinkForm.ConditionForm(condition.kind(), condition.is()))
                        .toList());
    }

    /** What somebody has typed. */
    static LinkForm of(Request request, boolean hasPassword, Map<String, String> faults) {
        if (request.form("end").isEmpty()) {
            throw Problem.badRequest("The form has more fields than this server reads. Use the API for so many rules.");
        }
        Map<String, String> utm = new LinkedHashMap<>();
        LinkForm.UTM.forEach(name -> request.form("utm." + name).ifPresent(value -> utm.put(name, value)));
        return new LinkForm(
                text(request, "name"),
                text(request, "host"),
                text(request, "code"),
                text(request, "trackerId"),
                text(request, "destination"),
                request.form("passQuery").isPresent(),
                utm,
                text(request, "preview.title"),
                text(request, "preview.description"),
                text(request, "preview.imageUrl"),
                text(request, "expiresAt"),
                text(request, "clickLimit"),
                hasPassword,
                rules(request),
                faults);
    }

    private static List<LinkForm.RuleForm> rules(Request request) {
        List<LinkForm.RuleForm> rules = new ArrayList<>();
        while (request.form("rule." + rules.size()).isPresent()) {
            String field = "rule." + rules.size() + ".";
            List<LinkForm.ConditionForm> conditions = new ArrayList<>();
            while (request.form(field + conditions.size() + ".kind").isPresent()) {
                String condition = field + conditions.size();
                conditions.add(new LinkForm.ConditionForm(
                        text(request, condition + ".kind"), text(request, condition + ".is")));
            }
            rules.add(new LinkForm.RuleForm(
                    text(request, field + "name"), text(request, field + "destination"), conditions));
        }
        return rules;
    }

    static LinkContent content(LinkForm form) {
        LinkContent.Preview preview =
                new LinkContent.Preview(form.previewTitle(), form.previewDescription(), form.previewImage());
        return new LinkContent(
                form.destination(),
                form.rules().stream().map(LinkForms::rule).toList(),
                form.passQuery(),
                form.utm(),
                preview.isEmpty() ? null : preview);
    }

    private static LinkContent.RuleText rule(LinkForm.RuleForm rule) {
        return new LinkContent.RuleText(
                rule.name(),
                rule.conditions().stream()
                        .map(condition -> new LinkContent.ConditionText(condition.kind(), condition.is()))
                        .toList(),
                rule.destination());
    }

    static LinkDraft draft(Request request, LinkForm form, ZoneId zone, boolean isArchived) {
        return new LinkDraft(
                form.name(),
                form.host(),
                form.code(),
                form.trackerId().isEmpty() ? null : form.trackerId(),
                content(form).json(),
                LocalTimes.parse(form.expiresAt(), zone),
                limit(form.clickLimit()),
                password(request),
                isArchived);
    }

    private static @Nullable String password(Request request) {
        return request.form("noPassword").isPresent()
                ? ""
                : request.form("password").orElse(null);
    }

    private static @Nullable Long limit(String text) {
        try {
            return text.isBlank() ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return 0L; // refused as out of range, like every other that makes no sense
        }
    }

    private static String text(Request request, String field) {
        return request.form(field).orElse("").strip();
    }
}
