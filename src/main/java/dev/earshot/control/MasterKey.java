package dev.earshot.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret from which the server derives those that it must be able to show or use again. It lies in a file of its own,
 * so that who reads the database, or a copy of it, has none of them. Without the file they are lost, and new ones are made.
 *
 * <p>Thread-safe.
 */
public final class MasterKey {
    private static final String FILE = "secret.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("the key has " + BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The folder's key; a new one if it has none, in a file that only its owner can read. */
    public static MasterKey open(Path folder, Secrets secrets) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(file, HexFormat.of().formatHex(secrets.bytes(BYTES)));
            }
            return new MasterKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make " + file, e);
        } catch (IllegalArgumentException e) {
            throw new ControlUnavailableException(
                    file + " is damaged: put back a copy, or delete it and make new credentials", e);
        }
    }

    private static void make(Path file, String text) throws IOException {
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            channel.write(java.nio.ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            // Another process of this server was quicker: its key is as good.
        }
    }

    /** A secret of 256 bits for this purpose, always the same; 43 characters that are safe in a header and an address. */
    String derive(String purpose) {
        try {
            Mac hmac = Mac.getInstance(ALGORITHM);
            hmac.init(key);
            byte[] derived = hmac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * Encrypts what somebody entrusted to the server: AES-GCM with a key and a nonce of its own. Only {@link #open} with the
     * same purpose reads it.
     */
    String seal(String purpose, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, nonce, plain.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("every Java platform has AES-GCM"));
        return Base64.getEncoder().encodeToString(nonce) + "."
                + Base64.getEncoder().encodeToString(sealed);
    }

    /** Empty if it was changed, or encrypted with another key or for another purpose. */
    Optional<String> open(String purpose, String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Base64.getDecoder().decode(sealed.substring(0, dot));
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(dot + 1));
            return crypt(Cipher.DECRYPT_MODE, purpose, nonce, bytes)
                    .map(plain -> new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> crypt(int mode, String purpose, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] own = Base64.getUrlDecoder().decode(derive("seal:" + purpose));
            cipher.init(mode, new SecretKeySpec(own, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
