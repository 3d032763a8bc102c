package dev.earshot.console;

import dev.earshot.control.FieldFault;
import dev.earshot.control.Period;
import dev.earshot.control.TrackerDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trackers as people type or paste many of them: a line each, with commas between name, landing page, partner, deep link. */
final class TrackerLines {
    private static final Pattern INDEX = Pattern.compile("trackers\\[(\\d+)]\\.(.*)");

    private TrackerLines() {}

    static List<TrackerDraft> parse(String text) {
        List<TrackerDraft> drafts = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                // A tab is what a spreadsheet puts between cells that are copied.
                String[] cells = line.split(line.indexOf('\t') >= 0 ? "\t" : ",", -1);
                drafts.add(new TrackerDraft(
                        cell(cells, 0),
                        cell(cells, 2),
                        cell(cells, 1),
                        cell(cells, 3),
                        Map.of(),
                        Period.ALWAYS,
                        false));
            }
        }
        return drafts;
    }

    private static String cell(String[] cells, int index) {
        return index < cells.length ? cells[index].strip() : "";
    }

    /** {@code trackers[2].landingUrl} in words. */
    static String fault(FieldFault fault) {
        Matcher matcher = INDEX.matcher(fault.field());
        if (!matcher.matches()) {
            return "There " + fault.message() + ".";
        }
        String what = switch (matcher.group(2)) {
            case "landingUrl" -> "the landing page";
            case "deepLink" -> "the deep link";
            case "mediaPartner" -> "the media partner";
            default -> "the name";
        };
        return "Line " + (Integer.parseInt(matcher.group(1)) + 1) + ": " + what + " " + fault.message() + ".";
    }

    /** Custom parameters, a line each. */
    static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (!line.isBlank()) {
                parameters.put(
                        (equals < 0 ? line : line.substring(0, equals)).strip(),
                        equals < 0 ? "" : line.substring(equals + 1).strip());
            }
        }
        return parameters;
    }
}
