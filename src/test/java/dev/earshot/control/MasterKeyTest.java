package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MasterKeyTest {
    private final Secrets secrets = new Secrets(new SecureRandom());

    @TempDir
    Path folder;

    @Test
    void theSameFolderGivesTheSameSecretsAndAnotherOneOthers() {
        String first = MasterKey.open(folder, secrets).derive("a");

        assertEquals(first, MasterKey.open(folder, secrets).derive("a"));
        assertNotEquals(first, MasterKey.open(folder, secrets).derive("b"));
        assertNotEquals(
                first, MasterKey.open(folder.resolve("another"), secrets).derive("a"));
        assertTrue(first.matches("[A-Za-z0-9_-]{43}"), first);
    }

    @Test
    void itsFileCanBeReadByItsOwnerOnly() throws Exception {
        MasterKey.open(folder, secrets);

        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("secret.key")));
    }

    @Test
    void aDamagedFileIsNamedAndNotReplaced() throws Exception {
        Path file = folder.resolve("secret.key");
        for (String damaged : new String[] {"", "no key", "00ff"}) {
            Files.writeString(file, damaged);
            ControlUnavailableException refusal =
                    assertThrows(ControlUnavailableException.class, () -> MasterKey.open(folder, secrets));
            assertTrue(String.valueOf(refusal.getMessage()).contains("secret.key is damaged"), refusal.getMessage());
            assertEquals(damaged, Files.readString(file));
        }
    }
}
