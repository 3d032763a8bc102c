package dev.earshot.link;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Who follows a link, well enough to tell a repeat from another person and to lead both halves of a split the same way. */
final class People {
    private People() {}

    /**
     * A key of the person: their id if the address says it, else the cookie we set, else address and user agent together.
     *
     * @param cookie empty if there is none
     */
    static String key(Map<String, String> query, String cookie, String address, String userAgent) {
        String user = query.getOrDefault("fb_user_id", "");
        if (!user.isBlank()) {
            return "u" + user;
        }
        String device = query.getOrDefault("device_id", "");
        // Kochava's own template has the placeholder: it means none.
        if (!device.isBlank() && !device.equals("device_id")) {
            return "d" + device;
        }
        return cookie.isEmpty() ? "a" + address + " " + userAgent : "c" + cookie;
    }

    /** The bucket of a person for a link: even, and another one for every link. */
    static int bucket(String link, String person) {
        return Math.floorMod(hash(link, person).asLong(), Visit.BUCKETS);
    }

    /** 128 bits, to remember many people in little room. */
    static HashCode hash(String link, String person) {
        return Hashing.murmur3_128().hashString(link + "\n" + person, StandardCharsets.UTF_8);
    }
}
