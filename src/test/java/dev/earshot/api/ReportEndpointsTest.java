package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asked at the time of the samples, of bots in UTC. */
final class ReportEndpointsTest extends ApiTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(Samples.RECEIVED, ZoneOffset.UTC);

    private BotId botWithMessages() throws Exception {
        BotId bot = server.newBotOfPizza();
        server.append(bot, Samples.incoming(bot, "mid.1", "ada", Samples.at(1), "=1+1"));
        server.append(bot, Samples.incoming(bot, "mid.2", "bob", Samples.at(2), "hi"));
        server.settle();
        return bot;
    }

    @Test
    void listsTheReports() throws Exception {
        JsonNode items =
                ada.get(path(server.newBotOfPizza(), "/reports")).with(200).get("items");
        assertEquals("overview", items.get(0).get("name").asText());
    }

    @Test
    void answersForTheLastThirtyDaysAndSaysSo() throws Exception {
        BotId bot = botWithMessages();
        JsonNode report = ada.get(path(bot, "/reports/overview")).with(200);

        assertEquals(TODAY.toString(), report.at("/question/to").asText());
        assertEquals(TODAY.minusDays(29).toString(), report.at("/question/from").asText());
        assertEquals("period_before", report.at("/question/compare").asText());
        assertEquals("incoming", report.at("/figures/0/name").asText());
        assertEquals(2, report.at("/figures/0/value").asInt());
        assertEquals(0, report.at("/figures/0/before").asInt());
        JsonNode rows = report.at("/parts/0/rows");
        assertEquals(30, rows.size());
        assertEquals(2, rows.get(29).get("incoming").asInt());
        assertEquals(TODAY + "T00:00:00.000Z", rows.get(29).get("start").asText());
    }

    @Test
    void givesAPartAsACsvFile() throws Exception {
        BotId bot = botWithMessages();
        ApiClient.Reply reply = ada.get(path(
                bot,
                "/reports/overview/csv?part=users&from=" + TODAY.minusDays(1) + "&to=" + TODAY + "&granularity=day"));

        assertEquals(200, reply.status());
        assertEquals(
                List.of(
                        "start,active,engaged,newUsers,activeBefore,engagedBefore,newUsersBefore",
                        TODAY.minusDays(1) + "T00:00:00Z,0,0,0,0,0,0",
                        TODAY + "T00:00:00Z,0,2,2,0,0,0"),
                reply.http().body().lines().toList());
    }

    @Test
    void offersWhatThereIsToFilterBy() throws Exception {
        BotId bot = botWithMessages();

        assertEquals("[\"facebook\"]", values(bot, "platform"));
        assertEquals("[]", values(bot, "event"));
        assertEquals("[]", values(bot, "property"));
        assertEquals("[]", values(bot, "propertyValue?property=plan"));
        assertEquals("[]", values(bot, "key"));
        assertEquals("[]", values(bot, "link?link=hal"));
        String of = path(bot, "/reports/events/values/");
        assertTrue(
                problem(of + "compare", 400).startsWith("There are values of campaign, event, intent, link, platform"));
        assertTrue(problem(of + "propertyValue", 400).startsWith("The values of a property need its name"));
    }

    private String values(BotId bot, String of) throws Exception {
        return ada.get(path(bot, "/reports/events/values/" + of))
                .with(200)
                .get("items")
                .toString();
    }

    private String problem(String path, int status) throws Exception {
        ApiClient.Reply reply = ada.get(path);
        assertEquals(status, reply.status(), path);
        return reply.detail();
    }

    @Test
    void refusesWhatItCannotAnswerInWords() throws Exception {
        BotId bot = server.newBotOfPizza();
        String report = "/reports/overview";
        assertEquals("There is no such report.", problem(path(bot, "/reports/horoscope"), 404));
        assertEquals("'from' must be a day such as 2026-01-31.", problem(path(bot, report + "?from=yesterday"), 400));
        assertEquals(
                "The last day lies before the first.",
                problem(path(bot, report + "?from=2026-02-01&to=2026-01-01"), 400));
        assertEquals(
                "A period is at most 3660 days long.",
                problem(path(bot, report + "?from=0001-01-01&to=9999-01-01"), 400));
        assertEquals(
                "That gives more than 4000 steps; choose wider ones.",
                problem(path(bot, report + "?from=2020-01-01&to=2026-01-01&granularity=hour"), 400));
        assertEquals("A property needs a name and a value.", problem(path(bot, report + "?property=x"), 400));
        assertTrue(problem(path(bot, report + "/csv?part=x"), 400).startsWith("'part' must be one of"));
    }
}
