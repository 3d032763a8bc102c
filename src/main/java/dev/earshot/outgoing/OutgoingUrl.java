package dev.earshot.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that a person entered, in the one form in which it is called.
 *
 * @param host in lower case, without the dot at its end; an IPv6 address without its brackets
 * @param target path and query
 */
public record OutgoingUrl(boolean isTls, String host, int port, String target) {
    private static final int MAX_LENGTH = 2_048;
    private static final Pattern HOST_NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    /** Just as it is usually written: no octal or hexadecimal parts, no parts left out. */
    private static final Pattern ADDRESS_4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    /** It cannot be called. The message continues the field's name: 'must name a host'. */
    public static final class FaultyUrlException extends Exception {
        private static final long serialVersionUID = 1L;

        FaultyUrlException(String message) {
            super(message);
        }
    }

    /** @throws FaultyUrlException if it is no address that may be called, wherever its host may lead */
    public static OutgoingUrl parse(String text) throws FaultyUrlException {
        if (text.length() > MAX_LENGTH) {
            throw new FaultyUrlException("must have at most " + MAX_LENGTH + " characters");
        }
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isTls = scheme.equals("https");
        if (!isTls && !scheme.equals("http")) {
            throw new FaultyUrlException("must begin with https:// or http://");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new FaultyUrlException("must not have a user name before its host");
        }
        if (uri.getRawFragment() != null) {
            throw new FaultyUrlException("must not have a fragment ('#')");
        }
        int port = uri.getPort() == -1 ? isTls ? 443 : 80 : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw new FaultyUrlException("must have a port from 1 to 65535");
        }
        return new OutgoingUrl(isTls, host(uri.getHost()), port, target(uri));
    }

    /** What is wrong with it; empty if nothing is. */
    public static Optional<String> fault(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (FaultyUrlException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static boolean isHostName(String text) {
        return text.length() <= 253 && HOST_NAME.matcher(text).matches();
    }

    /** Whether it is an IPv4 address in its usual form. */
    static boolean isAddress4(String text) {
        return ADDRESS_4.matcher(text).matches();
    }

    /** The host as it stands in a header. */
    String writtenHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** With another path behind its own. */
    public OutgoingUrl plus(String path) {
        String base = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        return new OutgoingUrl(isTls, host, port, base + path);
    }

    private static URI uri(String text) throws FaultyUrlException {
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new FaultyUrlException("must not contain spaces, control characters or letters outside ASCII");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new FaultyUrlException("is no address: " + e.getReason().toLowerCase(Locale.ROOT));
        }
    }

    private static String host(@Nullable String given) throws FaultyUrlException {
        if (given == null || given.isEmpty()) {
            // Java takes decimal, hexadecimal and shortened addresses for no host at all.
            throw new FaultyUrlException("must name a host, such as bot.example.com");
        }
        String host = given.toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return version6(host.substring(1, host.length() - 1));
        }
        String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (isHostName(plain) || isAddress4(plain)) {
            return plain;
        }
        throw new FaultyUrlException("must name a host, or an address in its usual form such as 192.0.2.1");
    }

    private static String version6(String literal) throws FaultyUrlException {
        try {
            if (literal.contains("%")) {
                throw new FaultyUrlException("must not have an address with a zone");
            }
            return InetAddress.ofLiteral(literal).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new FaultyUrlException("is no address: its host is none");
        }
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
