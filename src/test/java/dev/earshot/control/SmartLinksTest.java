package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmartLinksTest {
    @TempDir
    Path folder;

    private ControlFixture control;
    private BotId bot;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        bot = control.bot(control.workspace("Kitchen")).bot().id();
    }

    @AfterEach
    void close() {
        control.close();
    }

    private static LinkDraft draft(String host, String code, @Nullable String password) {
        return new LinkDraft("Menu", host, code, null, "{}", null, null, password, false);
    }

    private SmartLink make(String host, String code) {
        return done(control.smartLinks.create(OPERATOR, bot, draft(host, code, null)));
    }

    @Test
    void drawsACodeThatCanBeTypedFromAPoster() {
        assertTrue(make("", "").code().matches("[a-hjkmnp-z2-9]{7}"));
        assertNotEquals(make("", "").code(), make("", "").code());
    }

    @Test
    void aCodeIsTakenOnItsOwnHostOnly() {
        done(control.linkDomains.add(OPERATOR, bot, "Go.Example.com", Set.of()));
        make("", "menu");

        assertEquals(List.of("code"), faultyFields(control.smartLinks.create(OPERATOR, bot, draft("", "menu", null))));
        assertEquals("go.example.com", make("go.example.com", "menu").host());
        assertEquals("Menu", make("", "Menu").code(), "codes tell capitals apart");
    }

    @Test
    void aHostMustBeADomainOfTheBot() {
        BotId other = control.bot(control.workspace("Garage")).bot().id();
        done(control.linkDomains.add(OPERATOR, other, "go.example.com", Set.of()));

        assertEquals(
                List.of("host"),
                faultyFields(control.smartLinks.create(OPERATOR, bot, draft("go.example.com", "x", null))));
        assertEquals(List.of("host"), faultyFields(control.linkDomains.add(OPERATOR, bot, "go.example.com", Set.of())));
    }

    @Test
    void aDomainMustBeANameAndNotTheConsoles() {
        for (String bad : List.of(
                "",
                "localhost",
                "10.0.0.1",
                "[::1]",
                "a..b",
                "go.example.com:80",
                "-a.example",
                "https://go.example.com",
                "bücher.example")) {
            assertEquals(List.of("host"), faultyFields(control.linkDomains.add(OPERATOR, bot, bad, Set.of())), bad);
        }
        assertEquals(
                List.of("host"),
                faultyFields(
                        control.linkDomains.add(OPERATOR, bot, "Console.example.com", Set.of("console.example.com"))));
    }

    @Test
    void aDomainWithLinksStays() {
        done(control.linkDomains.add(OPERATOR, bot, "go.example.com", Set.of()));
        make("go.example.com", "menu");

        assertEquals(List.of("host"), faultyFields(control.linkDomains.remove(OPERATOR, bot, "go.example.com")));
    }

    @Test
    void aPasswordIsKeptAsAHashUntilItIsTakenAway() {
        SmartLink link = done(control.smartLinks.create(OPERATOR, bot, draft("", "", "open sesame")));
        String hash = Objects.requireNonNull(link.passwordHash());
        assertFalse(hash.contains("sesame"));
        assertTrue(control.linkBook.isPassword("open sesame", hash));
        assertFalse(control.linkBook.isPassword("open barley", hash));

        SmartLink kept = done(control.smartLinks.update(OPERATOR, bot, link.id(), draft("", "", null)));
        assertEquals(hash, kept.passwordHash());
        assertNull(done(control.smartLinks.update(OPERATOR, bot, link.id(), draft("", "", "")))
                .passwordHash());
    }

    @Test
    void changingALinkLeavesItsAddress() {
        SmartLink link = make("", "menu");

        SmartLink changed = done(control.smartLinks.update(
                OPERATOR,
                bot,
                link.id(),
                new LinkDraft("Drinks", "", "drinks", null, "{\"a\":1}", null, 5L, null, true)));

        assertEquals("menu", changed.code());
        assertEquals("Drinks", changed.name());
        assertEquals(5L, changed.clickLimit());
        assertNotNull(changed.archivedAt());
    }

    @Test
    void theBookHasEveryLinkOfLivingBotsAndCounts() {
        SmartLink link = make("", "menu");
        LinkBook.Snapshot before = control.linkBook.since(-1).orElseThrow();
        assertEquals(List.of(link), before.links());
        assertTrue(control.linkBook.since(before.revision()).isEmpty());

        control.linkBook.count(Map.of(link.id(), new LinkBook.Counted(3, 1)));
        control.linkBook.count(Map.of(link.id(), new LinkBook.Counted(2, 0)));

        SmartLink counted = control.smartLinks.find(OPERATOR, bot, link.id()).orElseThrow();
        assertEquals(5, counted.clicks());
        assertEquals(1, counted.ended());
        done(control.bots.delete(OPERATOR, bot));
        assertTrue(control.linkBook.since(-1).orElseThrow().links().isEmpty());
    }
}
