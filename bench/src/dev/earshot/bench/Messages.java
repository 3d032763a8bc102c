package dev.earshot.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The documentation's 280-byte Facebook body with varying users, texts and message ids, as whole HTTP requests. Two thirds
 * are incoming, one third outgoing.
 */
final class Messages implements Supplier<byte[]> {
    private static final String[] TEXTS = {
        "Hi, bot", "What is the weather?", "Where is my order?", "Thanks!", "talk to a human", "show me red shoes",
        "¿Dónde está mi pedido?", "cancel my subscription please"
    };

    private final String apiKey;
    private final SplittableRandom random;
    private long count;

    Messages(String apiKey, long seed) {
        this.apiKey = apiKey;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public byte[] get() {
        boolean isIncoming = count % 3 != 2;
        String body = isIncoming ? incoming() : outgoing();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /track?apiKey=" + apiKey + "&type=" + (isIncoming ? "incoming" : "outgoing")
                        + "&platform=facebook&v=12.1.0-npm HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        count++;
        return request;
    }

    private String incoming() {
        long now = System.currentTimeMillis();
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"943703799078240\",\"time\":" + now
                + ",\"messaging\":[{\"sender\":{\"id\":\"" + user() + "\"},\"recipient\":{\"id\":\"943703799078240\"},"
                + "\"timestamp\":" + now + ",\"message\":{\"mid\":\"mid." + mid() + "\",\"seq\":978,\"text\":\""
                + text() + "\"}}]}]}";
    }

    private String outgoing() {
        String user = user();
        return "{\"qs\":{\"access_token\":\"EAADUlFUZBhlMBAOD5\"},\"uri\":\"https://graph.facebook.com/v2.6/me/messages\","
                + "\"json\":{\"message\":{\"text\":\"" + text() + "\"},\"recipient\":{\"id\":\"" + user
                + "\"}},\"method\":\"POST\",\"responseBody\":{\"recipient_id\":\"" + user
                + "\",\"message_id\":\"mid." + mid() + "\"}}";
    }

    private String user() {
        return Long.toString(1_018_952_661_000_000L + random.nextInt(50_000));
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private String mid() {
        return System.nanoTime() + ":" + Long.toHexString(random.nextLong());
    }
}
