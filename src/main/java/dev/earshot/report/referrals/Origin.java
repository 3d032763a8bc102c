package dev.earshot.report.referrals;

/** What a referral says of where the person came from. */
public enum Origin {
    SOURCE("source", "source", "Source", "By source", "The kind of entry, such as ADS or SHORTLINK."),
    REF("ref", "ref", "Ref", "By ref", "What the link, code or ad was given to carry."),
    AD("ad", "ad_id", "Ad", "By ad", "The ad's id.");

    /** As in addresses. */
    final String word;

    /** The attribute of the event: Messenger's name for it, and the tracker's. */
    final String key;

    final String title;
    final String heading;
    final String help;

    Origin(String word, String key, String title, String heading, String help) {
        this.word = word;
        this.key = key;
        this.title = title;
        this.heading = heading;
        this.help = help;
    }
}
