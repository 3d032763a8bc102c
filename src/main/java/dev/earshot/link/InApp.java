package dev.earshot.link;

import java.util.List;

/** The browsers inside apps, by what they add to their user agents. */
final class InApp {
    /** The first that fits: Messenger's names come before Facebook's, which it has too. */
    private static final List<Mark> MARKS = List.of(
            new Mark("FBAN/Messenger", "messenger"),
            new Mark("FB_IAB/MESSENGER", "messenger"),
            new Mark("FB_IAB/Orca-Android", "messenger"),
            new Mark("FBAN/MessengerLite", "messenger"),
            new Mark("FBAV/", "facebook"),
            new Mark("FBAN/", "facebook"),
            new Mark("FB_IAB/", "facebook"),
            new Mark("Instagram ", "instagram"),
            new Mark("Twitter for ", "twitter"),
            new Mark("TwitterAndroid", "twitter"),
            new Mark("LinkedInApp", "linkedin"),
            new Mark("Snapchat/", "snapchat"),
            new Mark("BytedanceWebview", "tiktok"),
            new Mark("musical_ly", "tiktok"),
            new Mark("TikTok ", "tiktok"),
            new Mark("Pinterest/", "pinterest"),
            new Mark(" Line/", "line"),
            new Mark("MicroMessenger/", "wechat"),
            new Mark("KAKAOTALK", "kakaotalk"),
            new Mark("GSA/", "google"),
            // What Android itself adds for every other app (developer.chrome.com, WebView's user agent).
            new Mark("; wv)", "webview"));

    private InApp() {}

    private record Mark(String text, String app) {}

    /** The app; empty if it is a browser of its own. */
    static String of(String userAgent) {
        for (Mark mark : MARKS) {
            if (userAgent.contains(mark.text)) {
                return mark.app;
            }
        }
        return "";
    }
}
