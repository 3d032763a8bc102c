package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.LedgerRow;
import dev.earshot.store.TouchRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who else a user is: from links, and from all that events and touches say by the way; each pair once. */
class IdentityLinksTest {
    private final Sayings bot = new Sayings("bot_a");
    private ProjectedLog projected;

    @BeforeEach
    void start(@TempDir Path folder) {
        projected = new ProjectedLog(folder, TestSettings.batchesOf(1_000, 2));
    }

    @AfterEach
    void stop() {
        projected.close();
    }

    @Test
    void aLinkGivesARowForEachOfItsIdentifiers() throws InterruptedException {
        projected.sayOneByOne(bot.record(bot.link("l1", "7", "fb_user_id=7", "idfa=A-1")));

        assertEquals(List.of("7 is fb_user_id 7", "7 is idfa A-1"), links());
        IdentityLinkRow first = projected.tables().identityLinks().getFirst();
        assertEquals(Sayings.at(5), first.time());
        assertEquals("test", first.source());
        assertEquals(
                List.of(new LedgerRow("bot_a", 1, 0, 0)), projected.tables().ledger());
    }

    @Test
    void whatIsSaidAgainAddsNoRowHoweverItIsSaid() throws InterruptedException {
        projected.sayOneByOne(
                bot.record(bot.named("e1", "7", "fb_user_id=7", "idfa=A-1")),
                bot.record(bot.link("l1", "7", "idfa=A-1", "fb_user_id=7")),
                bot.record(bot.link("l1", "7", "idfa=A-1", "fb_user_id=7")));
        projected.restart();
        projected.sayOneByOne(bot.record(bot.click("k1", "7", "idfa=A-1", "adid=B")));

        assertEquals(List.of("7 is fb_user_id 7", "7 is idfa A-1", "7 is adid B"), links());
        // A link is counted each time: what it says is true each time, and nothing is stored twice.
        assertEquals(List.of(new LedgerRow("bot_a", 4, 0, 0)), sums());
    }

    @Test
    void aCopyOfAnEventIsADuplicateThatMayStillSayMoreOfItsUser() throws InterruptedException {
        projected.sayOneByOne(
                bot.record(bot.named("e1", "7", "fb_user_id=7")),
                bot.record(bot.named("e1", "7", "fb_user_id=7", "idfa=A-1")));

        assertEquals(1, projected.tables().events().size());
        assertEquals(List.of("7 is fb_user_id 7", "7 is idfa A-1"), links());
        assertEquals(List.of(new LedgerRow("bot_a", 1, 1, 0)), sums());
    }

    @Test
    void namesThatLookAlikeWhenPutTogetherStayApart() throws InterruptedException {
        projected.sayAtOnce(bot.record(bot.named("e1", "1", "12=3", "1=23"), bot.named("e2", "11", "2=3", "1=23")));

        assertEquals(List.of("1 is 12 3", "1 is 1 23", "11 is 2 3", "11 is 1 23"), links());
    }

    @Test
    void theSameSaidOfAnotherBotIsItsOwn() throws InterruptedException {
        Sayings other = new Sayings("bot_b");
        projected.sayAtOnce(
                bot.record(bot.named("e1", "7", "idfa=A-1")), other.record(other.named("e1", "7", "idfa=A-1")));

        assertEquals(2, projected.tables().identityLinks().size());
    }

    @Test
    void aTouchOfNobodyKnownIsARowAndNoLink() throws InterruptedException {
        projected.sayOneByOne(bot.record(bot.click("k1", "")), bot.record(bot.click("k1", "")));

        TouchRow touch = projected.tables().touches().getFirst();
        assertEquals("CLICK", touch.kind());
        assertEquals("PERSON", touch.traffic());
        assertEquals("campaign", touch.campaign());
        assertEquals("k1", touch.clickId());
        assertEquals(
                List.of(),
                projected.tables().events().stream().map(EventRow::id).toList());
        assertEquals(List.of(), links());
        assertEquals(List.of(new LedgerRow("bot_a", 1, 1, 0)), sums());
    }

    private List<LedgerRow> sums() {
        return projected.tables().ledger();
    }

    private List<String> links() {
        return projected.tables().identityLinks().stream()
                .map(row -> row.user() + " is " + row.type() + " " + row.value())
                .toList();
    }
}
