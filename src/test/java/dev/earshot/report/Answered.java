package dev.earshot.report;

import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportAnswer;

/** Looks into what a report answered. */
public final class Answered {
    private Answered() {}

    public static Figure figure(ReportAnswer answer, String name) {
        return answer.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static Part part(ReportAnswer answer, String name) {
        return answer.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static Grid grid(ReportAnswer answer, String part) {
        return part(answer, part).grid();
    }
}
