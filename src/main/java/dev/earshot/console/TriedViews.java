package dev.earshot.console;

import dev.earshot.console.page.TriedView;
import dev.earshot.control.FieldFault;
import dev.earshot.event.UserAgentKind;
import dev.earshot.http.QueryString;
import dev.earshot.http.Request;
import dev.earshot.link.ContentCheck;
import dev.earshot.link.Device;
import dev.earshot.link.LinkContent;
import dev.earshot.link.LinkParts;
import dev.earshot.link.TryOut;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries a link out as it stands in its form, saved or not. */
final class TriedViews {
    private final LinkParts links;
    private final InstantSource clock;

    TriedViews(LinkParts links, InstantSource clock) {
        this.links = links;
        this.clock = clock;
    }

    TriedView of(Request request, LinkContent content, ZoneId zone) {
        List<FieldFault> faults = ContentCheck.faults(content, links.targets());
        if (!faults.isEmpty()) {
            String fault = "The rules cannot be tried yet: "
                    + where(faults.getFirst().field()) + " " + faults.getFirst().message() + ".";
            return new TriedView(fault, "", "", "", List.of());
        }
        Instant time = LocalTimes.parse(text(request, "try.time"), zone);
        TryOut.Found found = links.tryOut()
                .of(
                        content,
                        "",
                        new TryOut.Somebody(
                                text(request, "try.userAgent"),
                                text(request, "try.language"),
                                text(request, "try.place"),
                                time == null ? clock.instant() : time,
                                QueryString.parse(text(request, "try.query")),
                                percent(text(request, "try.percent"))));
        return new TriedView("", lead(found), found.destination(), device(found), steps(found));
    }

    /** {@code rules[1].conditions[0].is} in words. */
    private static String where(String field) {
        if (!field.startsWith("rules[")) {
            return "the " + field;
        }
        int rule = Integer.parseInt(field.substring("rules[".length(), field.indexOf(']'))) + 1;
        return field.contains(".conditions[")
                ? "a condition of rule " + rule
                : "the " + field.substring(field.indexOf('.') + 1) + " of rule " + rule;
    }

    private static String lead(TryOut.Found found) {
        String how =
                found.rule().isEmpty() ? "No rule fires: the catch-all leads to" : "“" + found.rule() + "” leads to";
        return switch (found.traffic()) {
            case PERSON -> how;
            case CRAWLER -> "A crawler: it gets the preview if there is one. Else: " + how;
            case PROGRAM -> "A program, not counted as a click. " + how;
        };
    }

    private static String device(TryOut.Found found) {
        Device device = found.device();
        String words = Stream.of(
                        device.brand(),
                        device.model(),
                        device.os() + (device.version().toString().isEmpty() ? "" : " " + device.version()),
                        device.browser(),
                        device.inApp().isEmpty() ? "" : "inside " + device.inApp())
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" · "));
        return words.isEmpty() && found.traffic() == UserAgentKind.PERSON ? "Nothing is known of the device" : words;
    }

    private static List<TriedView.Step> steps(TryOut.Found found) {
        return found.steps().stream()
                .map(step -> new TriedView.Step(
                        step.rule(),
                        step.fires(),
                        step.checks().stream()
                                .map(check -> new TriedView.Check(
                                        check.kind().label() + ": " + check.text(), check.holds(), check.isAvailable()))
                                .toList()))
                .toList();
    }

    private static double percent(String text) {
        try {
            double percent = text.isEmpty() ? 0 : Double.parseDouble(text);
            return percent >= 0 && percent < 100 ? percent : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String text(Request request, String field) {
        return request.form(field).orElse("").strip();
    }
}
