package dev.earshot.control;

import static dev.earshot.control.ControlFixture.OPERATOR;
import static dev.earshot.control.ControlFixture.PASSWORD;
import static dev.earshot.control.ControlFixture.done;
import static dev.earshot.control.ControlFixture.faultyFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.control.FirstStart.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstStartTest {
    private static final Owner ADA = new Owner(" Ada@Example.com ", "Ada Lovelace", PASSWORD, "");

    @TempDir
    Path folder;

    private ControlFixture control;

    @BeforeEach
    void open() {
        control = new ControlFixture(folder);
    }

    @AfterEach
    void close() {
        control.close();
    }

    private String link() {
        return control.firstStart.newLink().orElseThrow();
    }

    @Test
    void theLinkMakesTheOwnerOfANewWorkspace() {
        String link = link();
        assertTrue(control.firstStart.isPending());
        assertTrue(control.firstStart.isOpen(link));

        Account account = done(control.firstStart.createOwner(link, ADA));

        assertEquals("ada@example.com", account.email());
        assertEquals("Ada Lovelace", account.name());
        assertEquals(
                List.of(new Membership(Workspaces.DEFAULT, Role.OWNER)),
                control.workspaces.list(new Caller.Member(account.id())));
        assertInstanceOf(SignIn.SignedIn.class, control.signIns.signIn("ADA@example.com", PASSWORD, "192.0.2.1"));
    }

    @Test
    void theWorkspaceMayBeNamed() {
        Account account = done(control.firstStart.createOwner(
                link(), new Owner("ada@example.com", "Ada", PASSWORD, "Analytical Engines")));

        assertEquals(
                "Analytical Engines",
                control.workspaces
                        .list(new Caller.Member(account.id()))
                        .getFirst()
                        .workspace()
                        .name());
    }

    @Test
    void theOwnerSeesTheBotsThatAutomationMadeBefore() {
        Bot bot = done(control.bots.create(OPERATOR, new BotDraft(null, "Bot", "facebook", "UTC")))
                .bot();

        Account account = done(control.firstStart.createOwner(link(), ADA));

        assertEquals(List.of(bot), control.bots.list(new Caller.Member(account.id())));
        assertEquals(1, control.workspaces.list(OPERATOR).size());
    }

    @Test
    void theLinkWorksOnce() {
        String link = link();
        done(control.firstStart.createOwner(link, ADA));

        assertFalse(control.firstStart.isOpen(link));
        assertInstanceOf(
                Outcome.NotFound.class,
                control.firstStart.createOwner(link, new Owner("eve@example.com", "Eve", PASSWORD, "")));
        assertFalse(control.firstStart.isPending());
        assertTrue(control.firstStart.newLink().isEmpty(), "there is an account, so there are no more links");
    }

    @Test
    void ofTwentyAtOnceWithTheSameLinkOneMakesAnAccount() throws Exception {
        String link = link();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome<Account>>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                Owner owner = new Owner("owner" + i + "@example.com", "Owner", PASSWORD, "");
                Callable<Outcome<Account>> attempt = () -> {
                    start.await();
                    return control.firstStart.createOwner(link, owner);
                };
                attempts.add(threads.submit(attempt));
            }
            start.countDown();
        }

        int made = 0;
        for (Future<Outcome<Account>> attempt : attempts) {
            if (attempt.get() instanceof Outcome.Done<Account>) {
                made++;
            } else {
                assertInstanceOf(Outcome.NotFound.class, attempt.get());
            }
        }
        assertEquals(1, made);
        assertEquals(1, control.count("account"));
    }

    @Test
    void theLinkWorksForADay() {
        String link = link();

        control.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertTrue(control.firstStart.isOpen(link));

        control.clock.advance(Duration.ofMillis(1));
        assertFalse(control.firstStart.isOpen(link));
        assertInstanceOf(Outcome.NotFound.class, control.firstStart.createOwner(link, ADA));
    }

    @Test
    void aNewStartGivesANewLinkAndEndsTheOldOne() {
        String old = link();

        String current = link();

        assertFalse(control.firstStart.isOpen(old));
        assertTrue(control.firstStart.isOpen(current));
    }

    @Test
    void whatIsWronglyFilledInLeavesTheLinkUsable() {
        String link = link();

        assertEquals(
                List.of("email", "name", "password", "workspace"),
                faultyFields(control.firstStart.createOwner(link, new Owner("ada", " ", "short", "a\nb"))));

        done(control.firstStart.createOwner(link, ADA));
    }

    @Test
    void aStrangersGuessIsNotWorthAHash() {
        link();

        assertInstanceOf(Outcome.NotFound.class, control.firstStart.createOwner("guess", ADA));
    }

    @Test
    void aPasswordIsNeitherShortNorEndlessNorTheAddress() {
        String link = link();
        List<String> refused =
                List.of("123456789", "x".repeat(257), "Ada@Example.com", "aaaaaaaaaaaa", "🍕🍔🍟🌭🍿🧂🥓🥚🧇");
        for (String password : refused) {
            Owner owner = new Owner("ada@example.com", "Ada", password, "");
            assertEquals(List.of("password"), faultyFields(control.firstStart.createOwner(link, owner)), password);
        }
        String longest = "xy".repeat(128);
        done(control.firstStart.createOwner(link, new Owner("ada@example.com", "Ada", longest, "")));
        assertInstanceOf(SignIn.SignedIn.class, control.signIns.signIn("ada@example.com", longest, "192.0.2.1"));
    }
}
