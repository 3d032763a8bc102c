package dev.earshot.link;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a device runs. */
public enum Platform {
    IOS,
    ANDROID,
    WINDOWS,
    MACOS,
    LINUX,
    CHROMEOS,
    OTHER;

    /** As rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Platform> parse(String word) {
        return Stream.of(values())
                .filter(platform -> platform.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** @param family the operating system's name, as user-agent parsers give it */
    static Platform ofFamily(String family) {
        return switch (family) {
            case "iOS" -> IOS;
            case "Android" -> ANDROID;
            case "Windows", "Windows Phone" -> WINDOWS;
            case "Mac OS X", "Mac OS" -> MACOS;
            case "Chrome OS" -> CHROMEOS;
            case "Linux", "Ubuntu", "Debian", "Fedora", "Red Hat", "SUSE", "Arch Linux", "Gentoo", "Mint" -> LINUX;
            default -> OTHER;
        };
    }
}
