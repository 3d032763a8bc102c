package dev.earshot.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Kochava's install authentication: {@code HMAC-SHA256(key = API key, message = secret followed by the SHA-1 of the body)}
 * over the exact bytes of the body. Its page does not say how the digests are written: the SHA-1 is taken as lower-case
 * hexadecimal, as the samples' languages give it, and the token as hexadecimal or Base64.
 */
final class KochavaSignature {
    private static final String HMAC = "HmacSHA256";

    private KochavaSignature() {}

    /** Takes as long for a wrong token as for a right one. */
    static boolean matches(KochavaCredentials credentials, String apiKey, String token, byte[] body) {
        byte[] expected = hmac(credentials, body);
        String hex = HexFormat.of().formatHex(expected);
        String base64 = Base64.getEncoder().encodeToString(expected);
        String given = token.strip();
        return equal(credentials.apiKey() + " " + hex, apiKey.strip() + " " + given.toLowerCase(Locale.ROOT))
                || equal(credentials.apiKey() + " " + base64, apiKey.strip() + " " + given);
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(KochavaCredentials credentials, byte[] body) {
        try {
            String sha1 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(body));
            Mac hmac = Mac.getInstance(HMAC);
            hmac.init(new SecretKeySpec(credentials.apiKey().getBytes(StandardCharsets.UTF_8), HMAC));
            return hmac.doFinal((credentials.secret() + sha1).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1 and " + HMAC, e);
        }
    }
}
