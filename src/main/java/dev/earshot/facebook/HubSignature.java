package dev.earshot.facebook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What proves that a webhook is Meta's: {@code X-Hub-Signature-256: sha256=} and the hex HMAC of exactly the bytes received
 * with the app's secret. The older {@code X-Hub-Signature: sha1=} counts only where that alone came.
 *
 * @param sha256 the header; null if it is absent
 * @param sha1 likewise
 */
public record HubSignature(
        @Nullable String sha256, @Nullable String sha1) {

    /** Compares in constant time. */
    boolean isBy(String secret, byte[] body) {
        if (secret.isEmpty()) {
            return false;
        }
        if (sha256 != null) {
            return equal(sha256, "sha256=" + hmac("HmacSHA256", secret, body));
        }
        return sha1 != null && equal(sha1, "sha1=" + hmac("HmacSHA1", secret, body));
    }

    private static boolean equal(String given, String expected) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.US_ASCII));
    }

    static String hmac(String algorithm, String secret, byte[] bytes) {
        return HexFormat.of().formatHex(rawHmac(algorithm, secret, bytes));
    }

    static byte[] rawHmac(String algorithm, String secret, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
