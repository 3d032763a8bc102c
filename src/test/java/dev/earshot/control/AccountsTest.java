package dev.earshot.control;

import static dev.earshot.control.ControlFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.control.Accounts.PasswordChange;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsTest {
    private static final String NEW_PASSWORD = "an even better password";
    private static final String HOME = "192.0.2.1";

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

    private PasswordChange change(String present, String wanted) {
        return control.accounts.changePassword(account, present, wanted, HOME);
    }

    @Test
    void aChangedPasswordIsTheOnlyOneAndEndsEverySession() {
        NewSession session = control.sessions.begin(account);

        assertEquals(new PasswordChange.Changed(), change(PASSWORD, NEW_PASSWORD));

        assertTrue(control.sessions.find(session.token()).isEmpty());
        assertEquals(new SignIn.WrongCredentials(), control.signIns.signIn(account.email(), PASSWORD, HOME));
        assertInstanceOf(SignIn.SignedIn.class, control.signIns.signIn(account.email(), NEW_PASSWORD, HOME));
    }

    @Test
    void thePresentPasswordMustBeKnown() {
        NewSession session = control.sessions.begin(account);

        assertEquals(new PasswordChange.WrongPassword(), change("wrong", NEW_PASSWORD));

        assertTrue(control.sessions.find(session.token()).isPresent());
        assertInstanceOf(SignIn.SignedIn.class, control.signIns.signIn(account.email(), PASSWORD, HOME));
    }

    @Test
    void aNewPasswordMustBeGoodEnough() {
        PasswordChange.Invalid invalid = assertInstanceOf(PasswordChange.Invalid.class, change(PASSWORD, "short"));

        assertEquals("newPassword", invalid.fault().field());
    }

    @Test
    void guessingWithAStolenSessionIsLimitedLikeSigningIn() {
        for (int i = 0; i < 5; i++) {
            assertEquals(new PasswordChange.WrongPassword(), change("guess " + i, NEW_PASSWORD));
        }

        assertInstanceOf(PasswordChange.TooManyAttempts.class, change(PASSWORD, NEW_PASSWORD));
        assertInstanceOf(SignIn.TooManyAttempts.class, control.signIns.signIn(account.email(), PASSWORD, HOME));
    }

    @Test
    void whenPasswordsQueueUpTheAnswerIsToComeBackLater() {
        control.hasher.overloaded = true;

        assertEquals(new PasswordChange.TooManyAttempts(SignIns.RETRY_WHEN_BUSY), change(PASSWORD, NEW_PASSWORD));
    }
}
