package dev.earshot.takeover;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What shows a bot that a call is ours: Dashbot's header {@code x-dashbot-signature: sha1=…}, the hex HMAC-SHA1 of the body;
 * and beside it {@code x-earshot-signature: t=<unix seconds>,v1=…}, the hex HMAC-SHA256 of the time, a dot and the body, which
 * nobody can send again later.
 */
final class Signatures {
    static final String DASHBOT = "x-dashbot-signature";
    static final String EARSHOT = "x-earshot-signature";
    static final String EPOCH = "x-earshot-epoch";
    static final String DELIVERY = "x-earshot-delivery";

    private Signatures() {}

    /**
     * The headers of a call to a bot.
     *
     * @param secret null to sign nothing
     * @param id of the delivery: the same call tried again has the same
     */
    static Map<String, String> headers(@Nullable String secret, String body, long epoch, String id, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EPOCH, Long.toString(epoch));
        headers.put(DELIVERY, id);
        if (secret != null) {
            headers.put(DASHBOT, "sha1=" + hmac("HmacSHA1", secret, body));
            long time = now.getEpochSecond();
            headers.put(EARSHOT, "t=" + time + ",v1=" + hmac("HmacSHA256", secret, time + "." + body));
        }
        return headers;
    }

    static String hmac(String algorithm, String secret, String text) {
        try {
            Mac hmac = Mac.getInstance(algorithm);
            hmac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(hmac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
