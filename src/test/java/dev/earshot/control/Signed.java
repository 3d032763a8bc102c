package dev.earshot.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as a client of Kochava does, written once more from the page that describes it. */
public final class Signed {
    private Signed() {}

    static String hex(KochavaCredentials credentials, byte[] body) throws Exception {
        return hex(credentials.apiKey(), credentials.secret(), body);
    }

    static String base64(KochavaCredentials credentials, byte[] body) throws Exception {
        return Base64.getEncoder().encodeToString(hmac(credentials.apiKey(), credentials.secret(), body));
    }

    public static String hex(String apiKey, String secret, byte[] body) throws Exception {
        return HexFormat.of().formatHex(hmac(apiKey, secret, body));
    }

    private static byte[] hmac(String apiKey, String secret, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(apiKey.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        mac.update(secret.getBytes(StandardCharsets.US_ASCII));
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(body);
        return mac.doFinal(HexFormat.of().formatHex(sha1).getBytes(StandardCharsets.US_ASCII));
    }
}
