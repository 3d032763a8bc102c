package dev.earshot.browser;

/** Stands in for the servers that keep a platform's pictures: draws one for each address, always the same. */
final class Pictures {
    private Pictures() {}

    /** An SVG: two colours and a shape, by the address. */
    static String of(String url) {
        int hue = Math.floorMod(url.hashCode() * 37, 360);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">
                <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(%d 60%% 88%%)"/>\
                <stop offset="1" stop-color="hsl(%d 55%% 70%%)"/></linearGradient></defs>
                <rect width="640" height="360" fill="url(#g)"/>
                <path d="M150 210c40 4 70-20 92-54l34 18c20 26 60 44 120 50 50 5 84 16 94 42v24H150z" fill="hsl(%d 45%% 42%%)"/>
                <path d="M150 290h340v14a12 12 0 0 1-12 12H162a12 12 0 0 1-12-12z" fill="#fff"/>
                <path d="M262 176l-24 22M286 194l-22 22M312 208l-20 24" stroke="#fff" stroke-width="7" stroke-linecap="round"/>
                </svg>
                """.formatted(hue, hue + 24, hue);
    }
}
