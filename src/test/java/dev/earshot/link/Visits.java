package dev.earshot.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** People who follow links, for tests. */
final class Visits {
    static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/16.4 Mobile/15E148 Safari/604.1";
    static final String MESSENGER_ON_IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 15_2 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Mobile/19C56 [FBAN/MessengerForiOS;FBAV/343.0.0.42.112;FBBV/339910226;FBDV/iPhone12,1;"
                    + "FBMD/iPhone;FBSN/iOS;FBSV/15.2;FBSS/2;FBID/phone;FBLC/en_US;FBOP/5]";
    static final String SAMSUNG = "Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/116.0.0.0 Mobile Safari/537.36";
    static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Safari/537.36";
    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z"); // a Wednesday

    private Visits() {}

    static Visit of(Device device) {
        return new Visit(
                device, List.of("de-at", "en"), new Place("DE", "BE"), Map.of("coupon", "SPRING"), NOON, 2_500);
    }

    static Visit at(Instant time) {
        return new Visit(Device.UNKNOWN, List.of(), Place.UNKNOWN, Map.of(), time, 0);
    }

    static Visit in(int bucket) {
        return new Visit(Device.UNKNOWN, List.of(), Place.UNKNOWN, Map.of(), NOON, bucket);
    }

    static Device device(Platform platform, String os, String version) {
        return new Device(
                platform, os, Version.parse(version).orElse(Version.UNKNOWN), "Apple", "iPhone", "Safari", "");
    }
}
