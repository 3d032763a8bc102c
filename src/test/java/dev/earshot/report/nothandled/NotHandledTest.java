package dev.earshot.report.nothandled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.FoundMessages;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class NotHandledTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final List<WorkList.Entry> entries = new ArrayList<>();
    private final WorkList workList = bot -> bot.equals(rows.bot) ? entries : List.of();
    private final NotHandled notHandled = new NotHandled(STORED.store(), workList);

    private ReportQuestion question(String first, String last, ReportFilter filter, Map<String, String> options) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of("UTC")),
                Comparison.PERIOD_BEFORE,
                Granularity.DAY,
                filter,
                options,
                ReportQuestion.SESSION_TIMEOUT);
    }

    private ReportQuestion fifth() {
        return question("2026-03-05", "2026-03-05", ReportFilter.NONE, Map.of());
    }

    private ReportQuestion asking(String option, String value) {
        return question("2026-03-05", "2026-03-05", ReportFilter.NONE, Map.of(option, value));
    }

    private void missed(String user, double seconds, String text) {
        rows.incoming(user, seconds).text(text).intent("NotHandled").add();
    }

    private List<String> groups(ReportQuestion question) {
        return notHandled.groups(question).stream()
                .map(group -> group.phrase() + " " + group.messages() + " " + group.texts())
                .toList();
    }

    @Test
    void countsWhatUsersSaidHoweverTheBotToldOfIt() {
        // By itself, by a mark of the bot's answer, and by a later copy; the bot's own answer is nothing that a user
        // said.
        missed("ann", 0, "flarp");
        var answered = rows.incoming("bob", 1).text("glorp").add();
        rows.outgoing("bob", 2).text("Sorry?").intent("NotHandled").add();
        rows.mark("NOT_HANDLED", "bob", 2).of(answered).add();
        var copied = rows.incoming("ann", 3).text("blub").add();
        rows.mark("INTENT", "ann", 4).of(copied).value("NotHandled").add();
        rows.incoming("cleo", 5).text("hello").intent("greeting").add();
        rows.write();

        assertEquals(new NotHandled.Totals(4, 3, 2), notHandled.totals(fifth()));
        assertEquals(List.of(new NotHandled.Step(0, 4, 3, 2)), notHandled.series(fifth()));
        assertEquals(3, notHandled.groups(fifth()).size());
    }

    @Test
    void oneRowStandsForItsVariants() {
        missed("ann", 0, "Where is my order?");
        missed("bob", 1, "where is my ordr");
        missed("bob", 2, "where is my ordr");
        missed("ann", 3, "WHERE IS MY ORDER");
        missed("cleo", 4, "talk to a human");
        rows.write();

        assertEquals(
                List.of(
                        "where is my ordr 4 [where is my ordr, WHERE IS MY ORDER, Where is my order?]",
                        "talk to a human 1 [talk to a human]"),
                groups(fifth()));
        PhraseGroup order = notHandled.groups(fifth()).getFirst();
        assertEquals(BotRows.at(3), order.last());
        assertEquals("Where is my order?", order.leader(), "it was said first");
        assertEquals(
                2L, notHandled.users(fifth(), notHandled.groups(fifth())).get(order.id()), "ann and bob, each once");
    }

    @Test
    void aGroupIsTheSameInEveryPeriodAndUnderEveryFilterAndNewPhrasesDoNotChangeIt() {
        missed("ann", -DAY, "where is my order");
        missed("ann", 0, "where is my ordr now");
        rows.incoming("bob", 1)
                .text("where's my order")
                .intent("NotHandled")
                .platform("webchat")
                .add();
        rows.write();
        ReportFilter webchat = new ReportFilter("webchat", null, null, null, null, null);
        String id = notHandled
                .groups(question("2026-03-04", "2026-03-05", ReportFilter.NONE, Map.of()))
                .getFirst()
                .id();

        assertEquals(id, notHandled.groups(fifth()).getFirst().id());
        assertEquals(
                id,
                notHandled
                        .groups(question("2026-03-05", "2026-03-05", webchat, Map.of()))
                        .getFirst()
                        .id());

        // A thousand times as often, and yet the first one leads.
        for (int i = 0; i < 1_000; i++) {
            missed("cleo", 10 + i, "where is my order, please");
        }
        rows.write();
        assertEquals(id, notHandled.groups(fifth()).getFirst().id());
        assertEquals(1, notHandled.groups(fifth()).size());
    }

    @Test
    void aGroupOnTheWorkListKeepsItsIdEvenIfOlderPhrasesCome() {
        missed("ann", 0, "where is my order");
        rows.write();
        String id = notHandled.groups(fifth()).getFirst().id();
        entries.add(new WorkList.Entry(id, "where is my order", WorkList.State.IGNORED, BotRows.at(1), "Ada"));

        // A late message of the day before: now this one was said first.
        missed("bob", -DAY, "wheres my ordr");
        rows.write();

        ReportQuestion both = question("2026-03-04", "2026-03-05", ReportFilter.NONE, Map.of());
        assertEquals(
                List.of(id),
                notHandled.groups(both).stream().map(PhraseGroup::id).toList());
        entries.clear();
        assertFalse(notHandled.groups(both).getFirst().id().equals(id), "without the list the older one leads");
    }

    @Test
    void whatWasDoneAndIsSaidAgainIsOpenAgain() {
        missed("ann", 0, "where is my order");
        missed("ann", 10, "talk to a human");
        missed("ann", 20, "flarp");
        rows.write();
        for (PhraseGroup group : notHandled.groups(fifth())) {
            WorkList.State state = group.phrase().equals("flarp") ? WorkList.State.IGNORED : WorkList.State.DONE;
            entries.add(new WorkList.Entry(group.id(), group.leader(), state, BotRows.at(60), "Ada"));
        }
        assertEquals(3, notHandled.groups(fifth()).size());
        assertEquals(List.of(), shown("open"));
        assertEquals(2, shown("done").size());

        // A variant comes the day after; the report of the 5th knows as well. What is ignored stays so.
        missed("bob", DAY, "where is my ordr");
        missed("bob", DAY, "flarp");
        rows.write();

        assertEquals(List.of("where is my order open came back"), shown("open"));
        assertEquals(List.of("talk to a human done "), shown("done"));
        assertEquals(List.of("flarp ignored "), shown("ignored"));
        assertEquals(3, shown("all").size());
    }

    private List<String> shown(String state) {
        return part(new NotHandledReport(notHandled).answer(asking("state", state)), "groups").grid().rows().stream()
                .map(row -> row.values().get(0) + " " + row.values().get(5) + " "
                        + row.values().get(6))
                .toList();
    }

    private static Part part(ReportAnswer answer, String name) {
        return answer.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNoPhraseIsCountedButInNoGroup() {
        rows.incoming("ann", 0).kind("IMAGE").intent("NotHandled").add();
        missed("ann", 1, "   ");
        missed("ann", 2, "x".repeat(NotHandled.MAX_CHARACTERS + 1));
        missed("ann", 3, "y".repeat(NotHandled.MAX_CHARACTERS));
        rows.write();

        ReportAnswer answer = new NotHandledReport(notHandled).answer(fifth());

        assertEquals(1, notHandled.groups(fifth()).size());
        assertEquals(
                Optional.of(3.0),
                answer.figures().stream()
                        .filter(figure -> figure.name().equals("ungrouped"))
                        .findFirst()
                        .map(figure -> figure.value()));
    }

    @Test
    void everyNumberLeadsToExactlyAsManyMessages() {
        missed("ann", 0, "where is my order");
        missed("bob", 1, "where is my ordr");
        missed("bob", 2, "where is my ordr");
        rows.incoming("bob", 3).text("where is my order").intent("order").add();
        missed("cleo", 4, "talk to a human");
        missed("cleo", -DAY, "where is my order");
        rows.write();
        FoundMessages found = new FoundMessages(STORED.store(), workList);

        Part list = part(new NotHandledReport(notHandled).answer(fifth()), "groups");
        assertEquals(
                List.of(3L, 1L),
                list.grid().rows().stream().map(row -> row.values().get(1)).toList());
        for (Grid.Row row : list.grid().rows()) {
            Behind.Phrases behind = (Behind.Phrases) row.cells().get(1);
            assertEquals(row.values().get(1), (long)
                    found.list(fifth(), behind, 500, null).items().size());
            Behind.Detail detail = (Behind.Detail) row.behind();
            assertEquals(PhraseGroupReport.NAME, detail.report());
        }

        String id = notHandled.groups(fifth()).getFirst().id();
        ReportAnswer group = new PhraseGroupReport(notHandled).answer(asking("group", id));
        for (Grid.Row row : part(group, "variants").grid().rows()) {
            Behind.Messages behind = (Behind.Messages) row.behind();
            assertEquals(row.values().get(1), (long)
                    found.list(fifth(), behind, 500, null).items().size());
        }
        Grid.Row day = part(group, "series").grid().rows().getFirst();
        assertEquals(3L, day.values().get(1));
        assertEquals(
                3,
                found.list(fifth(), (Behind.Phrases) day.behind(), 500, null)
                        .items()
                        .size());
    }

    @Test
    void anEmptyRangeIsEmptyAndAGroupThatIsNoneToo() {
        missed("ann", 0, "flarp");
        rows.write();
        ReportQuestion april = question("2026-04-01", "2026-04-02", ReportFilter.NONE, Map.of());

        assertEquals(new NotHandled.Totals(0, 0, 0), notHandled.totals(april));
        assertTrue(new NotHandledReport(notHandled).answer(april).isEmpty());
        assertTrue(new PhraseGroupReport(notHandled)
                .answer(asking("group", "0000000000000000"))
                .isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new PhraseGroupReport(notHandled).answer(fifth()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PhraseGroupReport(notHandled).answer(asking("group", "x".repeat(65))));
    }

    @Test
    void aLeaderIsKnownAlsoOutsideOfThePeriod() {
        missed("ann", -30 * DAY, "flarp");
        rows.write();
        ReportQuestion then = question("2026-02-03", "2026-02-03", ReportFilter.NONE, Map.of());
        String id = notHandled.groups(then).getFirst().id();
        entries.add(new WorkList.Entry("remembered", "gone for long", WorkList.State.DONE, Instant.EPOCH, null));

        assertEquals(Optional.of("flarp"), notHandled.leader(fifth(), id));
        assertEquals(Optional.of("gone for long"), notHandled.leader(fifth(), "remembered"));
        assertEquals(Optional.empty(), notHandled.leader(fifth(), "0000000000000000"));
    }

    @Test
    void theExportHasEveryTextOfTheChosenGroups() {
        missed("ann", 0, "=where is my order");
        missed("ann", 1, "where is \"my\" order");
        missed("ann", 2, "where is \"my\" order");
        missed("ann", 3, "talk to a human");
        rows.write();
        PhraseGroup order = notHandled.groups(fifth()).getFirst();
        PhraseGroup human = notHandled.groups(fifth()).getLast();
        entries.add(new WorkList.Entry(human.id(), human.leader(), WorkList.State.DONE, BotRows.at(60), null));

        TrainingExport open = TrainingExport.of(notHandled, fifth());
        assertEquals(
                "group,phrase,count,intent\r\n"
                        + order.id() + ",\"where is \"\"my\"\" order\",2,\r\n"
                        + order.id() + ",'=where is my order,1,\r\n",
                open.csv());
        assertEquals(
                "{\"group\":\"" + order.id()
                        + "\",\"phrase\":\"where is \\\"my\\\" order\",\"count\":2,\"intent\":\"\"}\n" + "{\"group\":\""
                        + order.id() + "\",\"phrase\":\"=where is my order\",\"count\":1,\"intent\":\"\"}\n",
                open.jsonLines());
        assertEquals(
                4,
                TrainingExport.of(notHandled, asking("state", "all"))
                                .jsonLines()
                                .lines()
                                .count()
                        + 1);
    }
}
