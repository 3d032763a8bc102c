package dev.earshot.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where links may lead: by http and https anywhere, and into apps by the schemes that the operator allows. A script's
 * scheme is refused whatever the operator says.
 *
 * <p>Macros such as {@code {city}} may stand in the path, the query and the fragment. Not in the scheme, the host or the
 * port: whoever makes up the clicked address would then say where it leads.
 */
public final class Targets {
    private static final int MAX_LENGTH = 2_048;
    private static final Pattern MACRO = Pattern.compile("\\{[A-Za-z0-9_.-]{1,64}}");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,39}");
    private static final Set<String> NEVER =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about", "filesystem", "view-source", "ws", "wss");

    private final Set<String> appSchemes;

    /** @param appSchemes in lower case, such as {@code fb-messenger} */
    public Targets(Set<String> appSchemes) {
        this.appSchemes = Set.copyOf(appSchemes);
    }

    /** Whether an operator may allow it. */
    public static boolean isPossibleScheme(String scheme) {
        return SCHEME.matcher(scheme).matches() && !NEVER.contains(scheme);
    }

    /** What is wrong with a destination, continuing its field's name; empty if nothing is. */
    public Optional<String> fault(String url) {
        if (url.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (url.length() > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        if (!url.chars().allMatch(c -> c > ' ' && c != 0x7f)) {
            return Optional.of("must not contain spaces or control characters");
        }
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (scheme.equals("http") || scheme.equals("https")) {
            return web(url);
        }
        return appSchemes.contains(scheme) && !NEVER.contains(scheme)
                ? app(url)
                : Optional.of("must begin with https://, http:// or a scheme of an app that the operator allows"
                        + (appSchemes.isEmpty() ? "" : " (" + String.join(", ", appSchemes) + ")"));
    }

    private static Optional<String> web(String url) {
        try {
            URI parsed = new URI(withoutMacros(url));
            if (parsed.getHost() == null || parsed.getHost().isEmpty()) {
                return Optional.of("must name a host");
            }
            if (parsed.getUserInfo() != null) {
                return Optional.of("must not have a user name before its host");
            }
            return authority(url).contains("{")
                    ? Optional.of("must not have a macro in its host: anybody could then say where it leads")
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("is no address: " + e.getReason().toLowerCase(Locale.ROOT));
        }
    }

    private static Optional<String> app(String url) {
        try {
            new URI(withoutMacros(url));
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("is no address: " + e.getReason().toLowerCase(Locale.ROOT));
        }
    }

    private static String withoutMacros(String url) {
        return MACRO.matcher(url).replaceAll("x");
    }

    private static String authority(String url) {
        int start = url.indexOf("//") + 2;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }
}
