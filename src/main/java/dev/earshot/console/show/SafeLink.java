package dev.earshot.console.show;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address from outside that may become a link: http or https with a host, nothing else. {@code javascript:},
 * {@code data:}, scheme-relative and relative addresses are no links; they are shown as text.
 *
 * @param url as it was sent, trimmed
 * @param host with port, lower case: what a reader judges a link by
 */
public record SafeLink(String url, String host) {
    private static final int MAX_LENGTH = 4096;

    /** The host ends before anything that a browser might take for its end, so that we name the host it really goes to. */
    private static final Pattern WEB_ADDRESS = Pattern.compile(
            "(https?)://(?:[^\\s/?#\\\\@]*@)?([^\\s/?#\\\\@]+)(?:[/?#][^\\s\"<>]*)?", Pattern.CASE_INSENSITIVE);

    /** Null if it must not become a link. */
    public static @Nullable SafeLink of(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String trimmed = url.strip();
        if (trimmed.length() > MAX_LENGTH || trimmed.codePoints().anyMatch(HiddenCharacters::isHidden)) {
            return null;
        }
        Matcher address = WEB_ADDRESS.matcher(trimmed);
        return address.matches() ? new SafeLink(trimmed, address.group(2).toLowerCase(Locale.ROOT)) : null;
    }

    /** Whether the console's content security policy lets the browser load it as an image or a video. */
    public boolean isLoadable() {
        return url.regionMatches(true, 0, "https:", 0, 6);
    }

    /** The last part of the path, as a name for a file; the host if there is none. */
    public String fileName() {
        String path = url.replaceFirst("[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() || path.indexOf('/', 8) < 0 ? host : ShownLine.of(last, 60);
    }
}
