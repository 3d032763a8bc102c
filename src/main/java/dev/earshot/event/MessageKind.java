package dev.earshot.event;

/** What a message mainly is. A message with a text and an image is an image with a text. */
public enum MessageKind {
    TEXT,
    /** A tap on a quick reply: the text is its title, the payload the developer's data. */
    QUICK_REPLY,
    /** A tap on a button: the text is its title, the payload the developer's data. */
    POSTBACK,
    IMAGE,
    AUDIO,
    VIDEO,
    FILE,
    LOCATION,
    STICKER,
    TEMPLATE,
    /** A shared link, post, reel, product or story. */
    SHARE,
    APPOINTMENT,
    /** The platform says that it cannot show this content. */
    UNSUPPORTED,
    /** A message without anything that we know how to name. */
    OTHER
}
