package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionsTest {
    @TempDir
    Path folder;

    private ControlFixture control;
    private Account account;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        AccountId id = control.account(new AccountId("acc_ada"), "ada@example.com");
        account = new Account(id, "ada@example.com", "Ada", control.clock.instant());
    }

    @AfterEach
    void close() {
        control.close();
    }

    private boolean works(NewSession session) {
        return control.sessions.find(session.token()).isPresent();
    }

    @Test
    void isFoundByItsTokenAndNoOther() {
        NewSession begun = control.sessions.begin(account);

        assertEquals(Optional.of(begun.session()), control.sessions.find(begun.token()));
        assertEquals(account, begun.session().account());
        assertTrue(control.sessions.find("").isEmpty());
        assertTrue(control.sessions.find(begun.token() + "x").isEmpty());
        assertTrue(
                control.sessions.find(Sha256.of(begun.token()).hexadecimal()).isEmpty(), "the stored hash is no key");
    }

    @Test
    void endsAfterThreeDaysWithoutAVisit() {
        NewSession begun = control.sessions.begin(account);

        control.clock.advance(Duration.ofDays(3).minusMillis(1));
        assertTrue(works(begun));
        control.clock.advance(Duration.ofDays(3).minusMillis(1));
        assertTrue(works(begun), "each visit counts");
        control.clock.advance(Duration.ofDays(3));
        assertFalse(works(begun));
    }

    @Test
    void endsAfterFourteenDaysHoweverBusy() {
        NewSession begun = control.sessions.begin(account);
        Instant end = control.clock.instant().plus(Duration.ofDays(14));
        for (int day = 1; day < 14; day++) {
            control.clock.advance(Duration.ofDays(1));
            assertTrue(works(begun));
        }

        control.clock.set(end.minusMillis(1));
        assertTrue(works(begun));
        control.clock.set(end);
        assertFalse(works(begun));
        assertEquals(end, begun.session().expiresAt());
    }

    @Test
    void aVisitIsWrittenDownAtMostOnceAMinute() {
        NewSession begun = control.sessions.begin(account);
        Instant begin = control.clock.instant();

        control.clock.advance(Duration.ofSeconds(59));
        works(begun);
        assertEquals(begin, lastSeen());

        control.clock.advance(Duration.ofSeconds(1));
        works(begun);
        assertEquals(control.clock.instant(), lastSeen());
    }

    @Test
    void signingOutEndsThatSessionOnly() {
        NewSession phone = control.sessions.begin(account);
        NewSession desk = control.sessions.begin(account);

        control.sessions.end(phone.token());

        assertFalse(works(phone));
        assertTrue(works(desk));
    }

    @Test
    void allSessionsOfAnAccountCanBeEnded() {
        NewSession phone = control.sessions.begin(account);
        NewSession desk = control.sessions.begin(account);
        AccountId bobId = control.account();
        NewSession bob = control.sessions.begin(new Account(bobId, "bob@example.com", "Bob", control.clock.instant()));

        assertEquals(2, control.sessions.endAll(account.id()));

        assertFalse(works(phone) || works(desk));
        assertTrue(works(bob));
    }

    @Test
    void aTokenOfAPageMustComeBackWithItsForm() {
        Session session = control.sessions.begin(account).session();
        Session another = control.sessions.begin(account).session();

        assertTrue(session.isCsrfToken(session.csrfToken()));
        assertFalse(session.isCsrfToken(another.csrfToken()));
        assertFalse(session.isCsrfToken(null));
        assertFalse(session.isCsrfToken(""));
    }

    @Test
    void thePageTokenStaysTheSameThroughoutASession() {
        NewSession begun = control.sessions.begin(account);

        assertEquals(
                begun.session().csrfToken(),
                control.sessions.find(begun.token()).orElseThrow().csrfToken());
    }

    @Test
    void anAccountHasABoundedNumberOfSessionsAndTheOldestGoes() {
        List<NewSession> begun = new ArrayList<>();
        for (int i = 0; i <= Sessions.MAX_SESSIONS; i++) {
            begun.add(control.sessions.begin(account));
            control.clock.advance(Duration.ofMillis(1));
        }

        assertFalse(works(begun.get(0)));
        assertTrue(works(begun.get(1)));
        assertTrue(works(begun.getLast()));
    }

    @Test
    void expiredSessionsAreClearedAway() {
        control.sessions.begin(account);
        control.clock.advance(Duration.ofDays(3));

        control.sessions.begin(account);

        assertEquals(1, control.count("console_session"));
    }

    @Test
    void aSessionOutlivesTheProgram() {
        NewSession begun = control.sessions.begin(account);
        control.close();

        try (ControlFixture restarted = new ControlFixture(folder)) {
            assertEquals(Optional.of(begun.session()), restarted.sessions.find(begun.token()));
        }
    }

    private Instant lastSeen() {
        return Instant.ofEpochMilli(control.database.read(
                transaction -> transaction.number(Sql.of("SELECT last_seen_at FROM console_session"))));
    }
}
