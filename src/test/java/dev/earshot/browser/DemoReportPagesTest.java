package dev.earshot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.earshot.demo.DemoPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every report of the demo's world as people see it: its charts and tables, a filter of the link, and what a number leads to. */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoReportPagesTest {
    /** A pizza service through March, by a clock in Berlin; the same in every run. */
    private static final DemoPlan WORLD = new DemoPlan(7, 2_000, 1, 30, Instant.parse("2026-03-31T21:00:00Z"));

    private static final String DAYS = "?from=2026-03-02&to=2026-03-31";
    private static final String FILTER = "&event=order_placed";

    /** What a list shows without another page. */
    private static final int ROWS = 50;

    /** Whether anything is painted. */
    private static final String IS_DRAWN = """
            (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0)
            """;

    /** The first number of a column that leads somewhere, and is no more than fits on one page. */
    private static final String NUMBER = """
            (table, [column, most]) => {
                const index = [...table.tHead.rows[0].cells].findIndex((cell) => cell.dataset.name === column);
                return [...table.tBodies[0].rows]
                    .map((row) => row.cells[index])
                    .find((cell) => cell.dataset.value > 0 && cell.dataset.value <= most && cell.querySelector("a"))
                    .querySelector("a");
            }
            """;

    private static final String LINK = """
            ([html, selector]) => new DOMParser().parseFromString(html, "text/html").querySelector(selector).getAttribute("href")
            """;

    private Site site;
    private Visit visit;
    private String bot;

    @BeforeAll
    void start(Chromium chromium, @TempDir Path data) throws Exception {
        site = Site.start(chromium, data);
        bot = site.server().invent(WORLD).getFirst();
        visit = site.visit();
    }

    @AfterAll
    void stop() {
        visit.close();
        site.close();
    }

    private String path(DemoReport report, String filter) {
        return "/bots/" + bot + "/reports/" + report.path + DAYS + filter;
    }

    /** One window looks at them all, as somebody would who goes through the reports. */
    @ParameterizedTest
    @EnumSource
    void showsWhatTheLinkSaysInChartsAndTablesAndANumberLeadsToItsTranscripts(DemoReport report) {
        Page page = visit.open(report.way.isEmpty() ? path(report, FILTER) : link(report));

        assertThat(page.getByLabel("Users with the event")).hasValue("order_placed");
        assertShowsAll(page, report);
        follow(page, report);
        assertThat(page.locator(".scroller .message").first()).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COHORT", "MESSAGE", "INTENT", "GROUP", "EVENT_USERS"})
    void theFilterMakesADifference(DemoReport report) {
        assertNotEquals(tables(path(report, "")), tables(path(report, FILTER)), "who ordered nothing is somebody too");
    }

    /** What a click would open; the page itself is looked at by itself. */
    private String link(DemoReport report) {
        Object link = visit.page().evaluate(LINK, List.of(html(path(report, FILTER)), report.way));
        return String.valueOf(link);
    }

    private List<String> tables(String path) {
        return Pattern.compile("<tbody>.*?</tbody>", Pattern.DOTALL)
                .matcher(html(path))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private String html(String path) {
        return visit.context().request().get(path).text();
    }

    private static void assertShowsAll(Page page, DemoReport report) {
        assertEquals(report.parts(), parts(page));
        for (String part : report.parts()) {
            Locator section = page.locator("#part-" + part);
            assertThat(section.locator("tbody tr").first()).isAttached();
            if (section.locator("[data-chart]").count() > 0) {
                Locator canvas = section.locator(".chart canvas").first();
                assertThat(canvas).isVisible();
                assertEquals(true, canvas.evaluate(IS_DRAWN), part);
            }
        }
    }

    private static List<String> parts(Page page) {
        return page.locator(".report-section").all().stream()
                .map(section ->
                        Objects.requireNonNull(section.getAttribute("id")).replaceFirst("^part-", ""))
                .toList();
    }

    private static void follow(Page page, DemoReport report) {
        if (report.isOfPeople()) {
            page.locator("#table-users tbody th a").first().click();
            openTranscriptOfPerson(page);
            return;
        }
        int counted = followNumber(page, report);
        if (page.locator(".found-row").count() > 0) {
            assertThat(page.locator(".found-row")).hasCount(counted);
            page.locator(".found-row").first().click();
            return;
        }
        Locator people = page.locator(".user-link, #table-users tbody th a");
        assertThat(people).hasCount(counted);
        people.first().click();
        openTranscriptOfPerson(page);
    }

    private static int followNumber(Page page, DemoReport report) {
        Locator section = page.locator("#part-" + report.table);
        if (section.locator("details:not([open])").count() > 0) {
            section.locator("summary").click();
        }
        ElementHandle number = Objects.requireNonNull(section.locator("table")
                .evaluateHandle(NUMBER, List.of(report.column, ROWS))
                .asElement());
        int counted = Integer.parseInt(number.textContent().strip());
        number.click();
        page.waitForURL(Pattern.compile("^(?!.*/reports/" + report.path + "\\?).*"));
        return counted;
    }

    private static void openTranscriptOfPerson(Page page) {
        page.locator(".person-page-head .btn-primary").click();
    }
}
