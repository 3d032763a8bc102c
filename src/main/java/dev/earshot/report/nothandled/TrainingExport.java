package dev.earshot.report.nothandled;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.report.CsvFile;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases to train a bot with: every different text of the groups in the state that was asked for, with its group and how
 * often it was said. The intent is empty, for whoever trains to fill in.
 */
public final class TrainingExport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<PhraseGroup> groups;

    private TrainingExport(List<PhraseGroup> groups) {
        this.groups = groups;
    }

    public static TrainingExport of(NotHandled notHandled, ReportQuestion question) {
        return new TrainingExport(NotHandledReport.chosen(question, notHandled.groups(question)));
    }

    /** A text that a spreadsheet would take for a formula has an apostrophe before it. */
    public String csv() {
        List<Grid.Row> rows = new ArrayList<>();
        for (PhraseGroup group : groups) {
            for (PhraseGroup.Variant variant : group.variants()) {
                rows.add(Grid.Row.of(Arrays.asList(group.id(), variant.text(), variant.messages(), ""), null));
            }
        }
        List<Grid.Column> columns = List.of(
                new Grid.Column("group", "Group", null),
                new Grid.Column("phrase", "Phrase", null),
                new Grid.Column("count", "Messages", Unit.COUNT),
                new Grid.Column("intent", "Intent", null));
        return CsvFile.of(new Grid(columns, rows));
    }

    /** One JSON object a line, with the same names; texts exactly as they were said. */
    public String jsonLines() {
        StringBuilder lines = new StringBuilder();
        for (PhraseGroup group : groups) {
            for (PhraseGroup.Variant variant : group.variants()) {
                ObjectNode line = JSON.createObjectNode();
                line.put("group", group.id());
                line.put("phrase", variant.text());
                line.put("count", variant.messages());
                line.put("intent", "");
                lines.append(line).append('\n');
            }
        }
        return lines.toString();
    }
}
