package dev.earshot.control;

import static dev.earshot.control.ControlFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies the files of the control data can neither call nor sign in. */
final class SecretsAtRestTest {
    private static final String PASSWORD = "a password to be looked for";

    @TempDir
    Path folder;

    @Test
    void noSecretIsInAnyFileInAnyUsualForm() throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        try (ControlFixture control = new ControlFixture(folder)) {
            Argon2idHasher hasher = new Argon2idHasher(new Argon2idHasher.Cost(64, 1, 1), control.secrets);
            FirstStart firstStart = new FirstStart(control.database, hasher, control.secrets, control.clock);
            SignInLimits limits = new SignInLimits(control.clock);
            SignIns signIns = new SignIns(control.database, hasher, control.sessions, limits);
            secrets.put("replaced setup link", firstStart.newLink().orElseThrow());
            String link = firstStart.newLink().orElseThrow();
            secrets.put("setup link", link);
            assertNotFound(secrets, "while the link is open");

            FirstStart.Owner owner = new FirstStart.Owner("ada@example.com", "Ada", PASSWORD, "");
            Account account = done(firstStart.createOwner(link, owner));
            secrets.put("password", PASSWORD);
            NewSession session = assertInstanceOf(
                            SignIn.SignedIn.class, signIns.signIn("ada@example.com", PASSWORD, "192.0.2.1"))
                    .session();
            secrets.put("session", session.token());
            secrets.put("csrf", session.session().csrfToken());
            Caller caller = new Caller.Member(account.id());
            NewKey key = done(control.bots.create(caller, new BotDraft(null, "Bot", "facebook", "UTC")));
            secrets.put("key", key.plainKey());
            secrets.put(
                    "new key",
                    done(control.bots.rotateKey(caller, key.bot().id(), Duration.ofDays(1)))
                            .plainKey());
            secrets.put("page token", "EAAToBeLookedForInEveryFile");
            TakeoverChanges changes =
                    new TakeoverChanges("https://bot.example", null, secrets.get("page token"), null, null, null, null);
            done(control.takeoverSetup.change(caller, key.bot().id(), changes));
            secrets.put(
                    "signing secret",
                    done(control.takeoverSetup.newSecret(caller, key.bot().id())));
            putFacebook(control, caller, key, secrets);
            control.keyRing.find(key.plainKey());
            control.keyRing.saveLastUsed();
            assertNotFound(secrets, "while running");
        }
        assertNotFound(secrets, "after closing");
        assertTrue(contents().contains("ada@example.com"), "looked in the wrong files");
    }

    private static void putFacebook(ControlFixture control, Caller caller, NewKey key, Map<String, String> secrets) {
        secrets.put("app secret", "AppSecretToBeLookedFor");
        done(control.metaApps.change(
                caller,
                key.bot().id(),
                new MetaAppChanges("1517000000001", secrets.get("app secret"), null, null, null, null)));
        secrets.put(
                "verify token",
                done(control.metaApps.reveal(caller, key.bot().id())).verifyToken());
        secrets.put("connected page's token", "EAAPageToBeLookedFor");
        FacebookPages.Draft page = new FacebookPages.Draft(
                "9001", "1517000000001", "Shop", secrets.get("connected page's token"), "5", List.of());
        done(control.facebookPages.connect(caller, key.bot().id(), page));
        String state = done(control.facebookLogins.begin(caller, key.bot().id(), "SessionToBeLookedFor", "https://x/"));
        secrets.put("login's state", state);
        FacebookLogins.Login login =
                control.facebookLogins.take(state, "SessionToBeLookedFor").orElseThrow();
        secrets.put("person's token", "EAAPersonToBeLookedFor");
        secrets.put("login's session", "SessionToBeLookedFor");
        control.facebookLogins.loggedIn(login, secrets.get("person's token"), "5", List.of());
    }

    @Test
    void whatWasDeletedIsGoneFromTheFile() throws IOException {
        String hash;
        try (ControlFixture control = new ControlFixture(folder)) {
            Account account = new Account(control.account(), "", "Ada", control.clock.instant());
            NewSession session = control.sessions.begin(account);
            hash = Sha256.of(session.token()).hexadecimal();
            assertTrue(contents().contains(hash), "looked in the wrong files");
            control.sessions.end(session.token());
        }

        assertFalse(contents().contains(hash));
    }

    @Test
    void drawsSecretsOfTheFullAlphabetAndNoneTwice() {
        Secrets secrets = new Secrets(new SecureRandom());
        List<String> keys = Stream.generate(secrets::apiKey).limit(200).toList();

        assertEquals(200, keys.stream().distinct().count());
        assertEquals(62, String.join("", keys).chars().distinct().count());
    }

    private void assertNotFound(Map<String, String> secrets, String when) throws IOException {
        String contents = contents();
        secrets.forEach((name, secret) -> {
            for (String form : forms(secret)) {
                assertFalse(contents.contains(form), name + " " + when);
            }
        });
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                secret,
                new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                new String(decodedIfPossible(secret), StandardCharsets.ISO_8859_1));
    }

    /** Session tokens and links are base64url: the bytes behind them would do as well. */
    private static byte[] decodedIfPossible(String secret) {
        return secret.matches("[A-Za-z0-9_-]{43}")
                ? Base64.getUrlDecoder().decode(secret)
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private String contents() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
