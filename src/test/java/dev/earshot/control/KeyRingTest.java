package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyRingTest {
    @TempDir
    Path folder;

    private ControlFixture control;
    private NewKey first;
    private BotId bot;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        first = control.bot(control.workspace("Kitchen"));
        bot = first.bot().id();
    }

    @AfterEach
    void close() {
        control.close();
    }

    @Test
    void knowsNoBotForAKeyThatNeverWas() {
        String other = new StringBuilder(first.plainKey()).reverse().toString();

        assertNull(control.keyRing.find(other));
        assertNull(control.keyRing.find(""));
        assertNull(control.keyRing.find(first.plainKey() + "x"));
        assertEquals(Optional.empty(), control.keyRing.describe(other));
    }

    @Test
    void anOldKeyWorksToTheLastMillisecondOfItsTimeAndNotBeyond() {
        Instant end = control.clock.instant().plus(Duration.ofHours(2));
        NewKey second = control.rotate(bot, Duration.ofHours(2));

        control.clock.set(end.minusMillis(1));
        assertEquals(bot, control.keyRing.find(first.plainKey()));
        assertEquals(Optional.empty(), control.keyRing.describe(first.plainKey()));

        control.clock.set(end);
        assertNull(control.keyRing.find(first.plainKey()));
        assertEquals(
                Optional.of(new DeadKey(bot, DeadKey.Reason.REPLACED, end)),
                control.keyRing.describe(first.plainKey()));
        assertEquals(bot, control.keyRing.find(second.plainKey()));
    }

    @Test
    void withoutOverlapTheOldKeyStopsAtOnce() {
        control.rotate(bot, Duration.ZERO);

        assertNull(control.keyRing.find(first.plainKey()));
    }

    @Test
    void aLaterRotationNeverLengthensTheLifeOfAnOlderKey() {
        NewKey second = control.rotate(bot, Duration.ofHours(1));
        control.rotate(bot, Duration.ofDays(10));

        control.clock.advance(Duration.ofHours(1));

        assertNull(control.keyRing.find(first.plainKey()));
        assertEquals(bot, control.keyRing.find(second.plainKey()));
    }

    @Test
    void theOverlapIsBetweenNothingAndThirtyDays() {
        for (Duration wrong : List.of(Duration.ofMillis(-1), Duration.ofDays(30).plusMillis(1))) {
            assertEquals(List.of("oldKeyWorksFor"), faultyFields(control.bots.rotateKey(OPERATOR, bot, wrong)));
        }
        control.rotate(bot, Duration.ofDays(30));
    }

    @Test
    void namesTheBotOfADeletedKey() {
        done(control.bots.delete(OPERATOR, bot));

        assertEquals(
                Optional.of(new DeadKey(bot, DeadKey.Reason.BOT_DELETED, control.clock.instant())),
                control.keyRing.describe(first.plainKey()));
    }

    @Test
    void aBotHasABoundedNumberOfWorkingKeys() {
        for (int i = 1; i < ApiKeys.MAX_WORKING; i++) {
            control.rotate(bot, Duration.ofDays(30));
        }

        assertInstanceOf(Outcome.Invalid.class, control.bots.rotateKey(OPERATOR, bot, Duration.ofDays(30)));
        assertEquals(bot, control.keyRing.find(first.plainKey()), "refused means unchanged");
    }

    @Test
    void aLeakedKeyCanAlwaysBeReplacedAtOnceHoweverManyWork() {
        for (int i = 1; i < ApiKeys.MAX_WORKING; i++) {
            control.rotate(bot, Duration.ofDays(30));
        }

        control.rotate(bot, Duration.ZERO);

        assertNull(control.keyRing.find(first.plainKey()));
    }

    @Test
    void rememberedDeadKeysAreBounded() {
        for (int i = 0; i < 50; i++) {
            control.clock.advance(Duration.ofSeconds(1));
            control.rotate(bot, Duration.ZERO);
        }

        assertEquals(21, control.count("api_key"), "one that works and the twenty that died last");
    }

    @Test
    void bringsTheChangesOfAnotherProcess() {
        try (ControlFixture other = new ControlFixture(folder)) {
            NewKey second = other.rotate(bot, Duration.ZERO);
            assertEquals(bot, control.keyRing.find(first.plainKey()), "not yet seen, or this test shows nothing");

            control.keyRing.refresh();

            assertNull(control.keyRing.find(first.plainKey()));
            assertEquals(bot, control.keyRing.find(second.plainKey()));
        }
    }

    @Test
    void useIsNotedOnlyWhenAskedTo() {
        control.keyRing.find(first.plainKey());
        assertNull(lastUsed(), "the hot path writes nothing");

        control.keyRing.saveLastUsed();

        assertEquals(control.clock.instant(), lastUsed());
    }

    @Test
    void useIsNotedToTheMinuteAndOutlivesAReloadOfTheRing() {
        control.keyRing.find(first.plainKey());
        Instant noted = control.clock.instant();
        control.clock.advance(Duration.ofSeconds(59));
        control.keyRing.find(first.plainKey());
        control.rotate(bot, Duration.ofDays(1));

        control.keyRing.saveLastUsed();
        assertEquals(noted, lastUsed());

        control.clock.advance(Duration.ofSeconds(1));
        control.keyRing.find(first.plainKey());
        control.keyRing.saveLastUsed();
        assertEquals(control.clock.instant(), lastUsed());
    }

    @Test
    void anUnusedKeyAndAWrongOneNoteNothing() {
        control.keyRing.find("x".repeat(40));
        control.keyRing.saveLastUsed();

        assertNull(lastUsed());
    }

    @Test
    void goesOnWithTheKeysItHasWhenTheDatabaseIsGone() {
        control.database.close();

        assertThrows(ControlUnavailableException.class, control.keyRing::refresh);

        assertEquals(bot, control.keyRing.find(first.plainKey()));
        assertTrue(control.database.problem().isPresent());
    }

    private @Nullable Instant lastUsed() {
        return control.bots.keys(OPERATOR, bot).orElseThrow().getLast().lastUsedAt();
    }
}
