package dev.earshot.standin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app at Meta. */
public record MetaApp(String id, String secret) {

    public String token() {
        return id + "|" + secret;
    }

    public String hmac(String algorithm, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String proof(String token) {
        return hmac("HmacSHA256", token.getBytes(StandardCharsets.UTF_8));
    }
}
