package dev.earshot.link;

/**
 * What a user agent says of the device. A word is empty where it says nothing.
 *
 * @param os the operating system's name: {@code iOS}, {@code Android}, {@code Mac OS X}
 * @param brand {@code Apple}, {@code Samsung}
 * @param model {@code iPhone}, {@code SM-G991B}
 * @param browser {@code Mobile Safari}, {@code Chrome Mobile}
 * @param inApp the app whose own browser it is, in lower case: {@code messenger}
 */
public record Device(
        Platform platform, String os, Version version, String brand, String model, String browser, String inApp) {
    public static final Device UNKNOWN = new Device(Platform.OTHER, "", Version.UNKNOWN, "", "", "", "");
}
