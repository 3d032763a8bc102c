package dev.earshot.report.messages;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.messages.Kinds.Count;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@link Kinds}, to be shown. */
record KindParts(NowAndBefore<List<Count>> counts) {

    Part overTime() {
        List<String> kinds = kinds();
        Timeline timeline = counts.timeline(kinds.size(), (series, all) -> fill(series, all, kinds));
        List<Grid.Column> columns = kinds.stream()
                .map(kind -> new Grid.Column(KindWords.name(kind), KindWords.of(kind), Unit.COUNT))
                .toList();
        return new Part(
                "kinds",
                "By kind",
                "Messages in both directions by what they mainly are; a picture with a text is a picture.",
                Part.Shape.STACKED,
                timeline.grid(
                        columns,
                        Behind::messages,
                        column -> (from, to) -> Behind.messages(from, to).only(MessageTrait.KIND, kinds.get(column))));
    }

    /** Those that came no more last, so that all of the compared period is there. */
    private List<String> kinds() {
        List<Count> before = counts.before();
        return Stream.concat(
                        Kinds.ranked(counts.now()).stream(),
                        before == null ? Stream.of() : Kinds.ranked(before).stream())
                .distinct()
                .toList();
    }

    private static void fill(Timeline series, List<Count> all, List<String> kinds) {
        long[][] sums = new long[series.size()][kinds.size()];
        for (Count count : all) {
            sums[count.step()][kinds.indexOf(count.kind())] += count.messages();
        }
        for (int i = 0; i < sums.length; i++) {
            series.set(i, Arrays.stream(sums[i]).boxed().toList());
        }
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
                        Kinds.ranked(counts.now()).stream().map(this::total).toList()));
    }

    private Grid.Row total(String kind) {
        Behind.Messages all = Behind.messages(counts.question()).only(MessageTrait.KIND, kind);
        return new Grid.Row(
                List.of(KindWords.of(kind), sum(kind, true), sum(kind, false)),
                all,
                Arrays.asList(
                        null,
                        all.only(MessageTrait.DIRECTION, "INCOMING"),
                        all.only(MessageTrait.DIRECTION, "OUTGOING")));
    }

    private long sum(String kind, boolean isIncoming) {
        return counts.now().stream()
                .filter(count -> count.kind().equals(kind) && count.isIncoming() == isIncoming)
                .mapToLong(Count::messages)
                .sum();
    }
}
