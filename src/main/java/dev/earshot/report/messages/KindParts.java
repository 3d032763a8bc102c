package dev.earshot.report.messages;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.messages.Kinds.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Kinds}, to be shown. */
record KindParts(ReportQuestion question, List<Count> counts) {

    Part overTime() {
        List<String> kinds = Kinds.ranked(counts);
        long[][] sums = new long[question.buckets().size()][kinds.size()];
        for (Count count : counts) {
            sums[count.step()][kinds.indexOf(count.kind())] += count.messages();
        }
        Timeline timeline = new Timeline(question, kinds.size());
        for (int i = 0; i < sums.length; i++) {
            timeline.set(i, Arrays.stream(sums[i]).boxed().toList());
        }
        List<Grid.Column> columns = kinds.stream()
                .map(kind -> new Grid.Column(KindWords.name(kind), KindWords.of(kind), Unit.COUNT))
                .toList();
        return new Part(
                "kinds",
                "By kind",
                "Messages in both directions by what they mainly are; a picture with a text is a picture.",
                Part.Shape.STACKED,
                withCells(timeline.grid(columns, Behind::messages), kinds));
    }

    /** Each number leads to the messages of its kind. */
    private static Grid withCells(Grid grid, List<String> kinds) {
        List<Grid.Row> rows = new ArrayList<>();
        for (Grid.Row row : grid.rows()) {
            List<@Nullable Behind> cells = new ArrayList<>();
            cells.add(null);
            if (row.behind() instanceof Behind.Messages messages) {
                kinds.forEach(kind -> cells.add(messages.only(MessageTrait.KIND, kind)));
            }
            rows.add(new Grid.Row(row.values(), row.behind(), cells));
        }
        return new Grid(grid.columns(), rows);
    }

    Part totals() {
        return new Part(
                "kindTotals",
                "Kinds by direction",
                "The same of the whole period, by who sent them.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("kind", "Kind", null),
                                new Grid.Column("incoming", "In", Unit.COUNT),
                                new Grid.Column("outgoing", "Out", Unit.COUNT)),
                        Kinds.ranked(counts).stream().map(this::total).toList()));
    }

    private Grid.Row total(String kind) {
        Behind.Messages all = Behind.messages(question).only(MessageTrait.KIND, kind);
        return new Grid.Row(
                List.of(KindWords.of(kind), sum(kind, true), sum(kind, false)),
                all,
                Arrays.asList(
                        null,
                        all.only(MessageTrait.DIRECTION, "INCOMING"),
                        all.only(MessageTrait.DIRECTION, "OUTGOING")));
    }

    private long sum(String kind, boolean isIncoming) {
        return counts.stream()
                .filter(count -> count.kind().equals(kind) && count.isIncoming() == isIncoming)
                .mapToLong(Count::messages)
                .sum();
    }
}
