package dev.earshot.control;

import static dev.earshot.control.ControlFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignInsTest {
    private static final String ADA = "ada@example.com";
    private static final String HOME = "192.0.2.1";

    @TempDir
    Path folder;

    private ControlFixture control;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
        control.account(new AccountId("acc_ada"), ADA);
    }

    @AfterEach
    void close() {
        control.close();
    }

    private SignIn signIn(String email, String password) {
        return control.signIns.signIn(email, password, HOME);
    }

    private static Duration retryAfter(SignIn result) {
        return assertInstanceOf(SignIn.TooManyAttempts.class, result).retryAfter();
    }

    @Test
    void theRightPasswordBeginsASession() {
        NewSession begun = assertInstanceOf(SignIn.SignedIn.class, signIn(" Ada@Example.com", PASSWORD))
                .session();

        assertEquals(ADA, begun.session().account().email());
        assertEquals(
                new Caller.Member(new AccountId("acc_ada")), begun.session().caller());
        assertEquals(begun.session(), control.sessions.find(begun.token()).orElseThrow());
    }

    @Test
    void everySignInHasATokenOfItsOwn() {
        NewSession first =
                assertInstanceOf(SignIn.SignedIn.class, signIn(ADA, PASSWORD)).session();
        NewSession second =
                assertInstanceOf(SignIn.SignedIn.class, signIn(ADA, PASSWORD)).session();

        assertNotEquals(first.token(), second.token());
        assertNotEquals(first.session().csrfToken(), second.session().csrfToken());
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAndCheckedAlike() {
        assertEquals(new SignIn.WrongCredentials(), signIn(ADA, "not the password"));
        assertEquals(new SignIn.WrongCredentials(), signIn("nobody@example.com", "not the password"));

        assertEquals(
                List.of(control.hasher.hash(PASSWORD), CountingHasher.DECOY),
                control.hasher.comparedWith,
                "one hash computed for each");
    }

    @Test
    void anEndlessPasswordIsHashedForNobody() {
        String endless = "x".repeat(257);

        assertEquals(new SignIn.WrongCredentials(), signIn(ADA, endless));
        assertEquals(new SignIn.WrongCredentials(), signIn("nobody@example.com", endless));

        assertTrue(control.hasher.comparedWith.isEmpty());
    }

    @Test
    void afterFiveWrongOnesAnAccountWaitsLongerAndLonger() {
        for (int i = 0; i < 5; i++) {
            assertEquals(new SignIn.WrongCredentials(), signIn(ADA, "wrong " + i));
        }

        for (long seconds : new long[] {15, 30, 60, 120, 240, 480, 900, 900}) {
            assertEquals(Duration.ofSeconds(seconds), retryAfter(signIn(ADA, PASSWORD)), "even with the right one");
            control.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertEquals(Duration.ofMillis(1), retryAfter(signIn(ADA, PASSWORD)), "asking early does not lengthen it");
            control.clock.advance(Duration.ofMillis(1));
            assertEquals(new SignIn.WrongCredentials(), signIn(ADA, "still wrong"));
        }
    }

    @Test
    void theLimitHoldsFromWhereverTheAttemptsCome() {
        for (int i = 0; i < 5; i++) {
            control.signIns.signIn(ADA, "wrong", "198.51.100." + i);
        }

        retryAfter(control.signIns.signIn(ADA, PASSWORD, "198.51.100.99"));
    }

    @Test
    void theLimitHoldsForManyAtOnce() {
        long looked = Stream.iterate(0, i -> i + 1)
                .limit(50)
                .parallel()
                .map(i -> signIn(ADA, "wrong"))
                .filter(SignIn.WrongCredentials.class::isInstance)
                .count();

        assertEquals(5, looked);
        assertEquals(5, control.hasher.comparedWith.size());
    }

    @Test
    void theRightPasswordAfterTheWaitStartsAfresh() {
        for (int i = 0; i < 5; i++) {
            signIn(ADA, "wrong");
        }
        control.clock.advance(Duration.ofSeconds(15));
        assertInstanceOf(SignIn.SignedIn.class, signIn(ADA, PASSWORD));

        for (int i = 0; i < 5; i++) {
            assertEquals(new SignIn.WrongCredentials(), signIn(ADA, "wrong"));
        }
    }

    @Test
    void aQuarterOfAnHourWithoutAttemptsMakesUpForAll() {
        for (int i = 0; i < 4; i++) {
            signIn(ADA, "wrong");
        }
        control.clock.advance(Duration.ofMinutes(15));

        for (int i = 0; i < 5; i++) {
            assertEquals(new SignIn.WrongCredentials(), signIn(ADA, "wrong"));
        }
        retryAfter(signIn(ADA, PASSWORD));
    }

    @Test
    void oneAddressTryingManyAccountsWaitsToo() {
        for (int i = 0; i < 20; i++) {
            assertEquals(new SignIn.WrongCredentials(), signIn("user" + i + "@example.com", "wrong"));
        }

        retryAfter(signIn(ADA, PASSWORD));
        assertInstanceOf(SignIn.SignedIn.class, control.signIns.signIn(ADA, PASSWORD, "203.0.113.5"));
    }

    @Test
    void anAddressOfVersionSixCountsAsItsWholeNetwork() {
        for (int i = 0; i < 20; i++) {
            control.signIns.signIn("user" + i + "@example.com", "wrong", "2001:db8:1:2::" + i);
        }

        retryAfter(control.signIns.signIn(ADA, PASSWORD, "2001:db8:1:2:ffff::1"));
        assertInstanceOf(SignIn.SignedIn.class, control.signIns.signIn(ADA, PASSWORD, "2001:db8:1:3::1"));
    }

    @Test
    void rightSignInsDoNotWearOutAnAddress() {
        for (int i = 0; i < 50; i++) {
            assertInstanceOf(SignIn.SignedIn.class, signIn(ADA, PASSWORD));
        }
    }

    @Test
    void whenPasswordsQueueUpTheAnswerIsToComeBackLater() {
        control.hasher.overloaded = true;

        assertEquals(Duration.ofSeconds(10), retryAfter(signIn(ADA, PASSWORD)));
    }

    @Test
    void aHashOfOldParametersIsRenewedAtSignIn() {
        control.hasher.parameters = "v2";

        assertInstanceOf(SignIn.SignedIn.class, signIn(ADA, PASSWORD));
        assertInstanceOf(SignIn.SignedIn.class, signIn(ADA, PASSWORD));

        assertTrue(control.hasher.comparedWith.getFirst().startsWith("v1:"));
        assertTrue(control.hasher.comparedWith.getLast().startsWith("v2:"));
    }

    @Test
    void aSessionInALogGivesNothingAway() {
        NewSession begun =
                assertInstanceOf(SignIn.SignedIn.class, signIn(ADA, PASSWORD)).session();

        assertFalse(begun.toString().contains(begun.token()));
        assertFalse(begun.toString().contains(begun.session().csrfToken()));
    }
}
