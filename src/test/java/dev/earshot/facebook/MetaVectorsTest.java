package dev.earshot.facebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.restfb.DefaultFacebookClient;
import com.restfb.Version;
import com.restfb.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Meta's signatures and proofs, with vectors worked out elsewhere; RestFB is the second opinion. */
final class MetaVectorsTest {
    private static final String SECRET = "test_app_secret";
    private static final byte[] BODY = """
            {"object":"page","entry":[{"id":"9000000000001","time":1700000000123,"messaging":[{"sender":{"id":"7000000000000001"},"recipient":{"id":"9000000000001"},"timestamp":1700000000001,"message":{"mid":"m_vec1","text":"caf\\u00e9 a\\/b"}}]}]}""".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA1 = "sha1=0836cccebe5c966ba52c222f6ad06e9fc42ef3a0";
    private static final String SHA256 = "sha256=7be60ac368a920318c4f45fdb3780940c3031cde174e7aecef8de47a91e73705";
    private static final String SIGNED = "wIjfPiQ5ZI5oTcEE7AP4eb2YUG_hZAUdTBEvX-qZQ5U."
            + "eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTcwMDAwMDAwMCwidXNlcl9pZCI6IjUwMDAwMDAwMDAwMDAwMDEifQ";

    private final DefaultFacebookClient restFb = new DefaultFacebookClient(Version.UNVERSIONED);

    @Test
    void theBodyHasTheBytesOfTheVector() {
        assertEquals(234, BODY.length);
    }

    @Test
    void aWebhookIsSignedOverItsRawBytes() {
        assertTrue(new HubSignature(SHA256, null).isBy(SECRET, BODY));
        assertTrue(new HubSignature(SHA256, SHA1).isBy(SECRET, BODY));
        assertTrue(new HubSignature(null, SHA1).isBy(SECRET, BODY), "the old header alone counts");
    }

    @Test
    void whatIsNotSignedLikeThatIsNobodys() {
        assertFalse(new HubSignature(null, null).isBy(SECRET, BODY));
        assertFalse(new HubSignature(SHA256, null).isBy("another", BODY));
        assertFalse(new HubSignature(SHA256, null).isBy("", BODY));
        byte[] changed = BODY.clone();
        changed[20]++;
        assertFalse(new HubSignature(SHA256, SHA1).isBy(SECRET, changed));
        String wrong = SHA256.substring(0, SHA256.length() - 1) + "0";
        assertFalse(new HubSignature(wrong, SHA1).isBy(SECRET, BODY), "the new header goes before the old one");
        assertFalse(new HubSignature(SHA256.substring(7), null).isBy(SECRET, BODY));
        assertFalse(new HubSignature(SHA1, null).isBy(SECRET, BODY));
    }

    @Test
    void theAppsSecretProvesAToken() {
        String proof = "0f7a7bee53fc469e9e2279b44332e896f6c1572e36b8ad04d110b044cf37560e";
        assertEquals(
                proof, HubSignature.hmac("HmacSHA256", SECRET, "EAATESTPAGETOKEN".getBytes(StandardCharsets.UTF_8)));
        assertEquals(proof, restFb.obtainAppSecretProof("EAATESTPAGETOKEN", SECRET));
        assertEquals(
                "e370113ad1ce130ba30b8442ae81cd4fc1d0071aecbffed25b9309c0bebddf8b",
                restFb.obtainAppSecretProof("EAATESTPAGETOKEN|1700000000", SECRET));
    }

    @Test
    void aSignedRequestNamesThePerson() {
        assertEquals(Optional.of(new SignedRequest("5000000000000001", "")), SignedRequest.read(SIGNED, SECRET));
        assertEquals(
                "5000000000000001",
                restFb.parseSignedRequest(SIGNED, SECRET, JsonObject.class).getString("user_id", ""));
        String padded = SIGNED.replace(".", "=.") + "==";
        assertEquals(Optional.empty(), SignedRequest.read(padded, SECRET), "the padding is part of what is signed");
        assertEquals(
                Optional.of(new SignedRequest("5000000000000001", "")),
                SignedRequest.read(SIGNED.replace(".", "=."), SECRET));
        assertEquals(Optional.empty(), SignedRequest.read(SIGNED, "another"));
        assertEquals(Optional.empty(), SignedRequest.read(SIGNED, ""));
        assertEquals(Optional.empty(), SignedRequest.read("nonsense", SECRET));
        assertEquals(Optional.empty(), SignedRequest.read(".", SECRET));
    }

    @Test
    void aPaddedPayloadAndAPageAreReadToo() {
        assertEquals(
                Optional.of(new SignedRequest("", "9000000000001")),
                SignedRequest.read(
                        signed("{\"algorithm\":\"hmac-sha256\",\"user_id\":0,\"profile_id\":9000000000001}", true),
                        SECRET));
        assertEquals(
                Optional.empty(),
                SignedRequest.read(signed("{\"algorithm\":\"none\",\"user_id\":\"5\"}", false), SECRET));
    }

    static String signed(String json, boolean isPadded) {
        Base64.Encoder encoder =
                isPadded ? Base64.getUrlEncoder() : Base64.getUrlEncoder().withoutPadding();
        String payload = encoder.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        byte[] signature = HubSignature.rawHmac("HmacSHA256", SECRET, payload.getBytes(StandardCharsets.UTF_8));
        return encoder.encodeToString(signature) + "." + payload;
    }
}
