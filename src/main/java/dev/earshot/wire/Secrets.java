package dev.earshot.wire;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Masks what must never be written anywhere: access tokens, keys, passwords.
 *
 * <p>A secret is known by its name: a JSON field, a parameter of a URL or of a form, a header. What stands under such a
 * name becomes {@code ***}; the name stays, so that one sees that there was one. Names are compared without case and
 * punctuation ({@code access_token}, {@code accessToken}, {@code Access-Token}).
 */
public final class Secrets {
    public static final String MASK = "***";

    /** Lower case, without punctuation. */
    private static final Set<String> NAMES = Set.of(
            "accountlinkingtoken",
            "apitoken",
            "appsecretproof",
            "authorization",
            "bearertoken",
            "consenttoken",
            "cookie",
            "fbexchangetoken",
            "idtoken",
            "incomingwebhook",
            "inputtoken",
            "longlivedtoken",
            "passwd",
            "privatekey",
            "proxyauthorization",
            "secret",
            "secrettoken",
            "setcookie",
            "token");

    /** Ends of names, likewise: {@code fb_page_access_token}, {@code X-Api-Key}. */
    private static final List<String> ENDS = List.of(
            "accesskey",
            "accesstoken",
            "apikey",
            "apisecret",
            "appsecret",
            "apptoken",
            "authtoken",
            "bottoken",
            "channelsecret",
            "clientsecret",
            "consumersecret",
            "pagetoken",
            "password",
            "refreshtoken",
            "secretkey",
            "signingsecret",
            "slacktoken",
            "verificationtoken",
            "verifytoken");

    private static final int SHORTEST_NAME = 5;
    private static final int SHORTEST_BEARER = 12;
    private static final int LONGEST_NAME = 60;

    /** Names of what people read. A message keeps its exact words, even if they look like a secret. */
    private static final Set<String> PROSE = Set.of(
            "text",
            "title",
            "subtitle",
            "label",
            "speech",
            "ssml",
            "displayText",
            "textToSpeech",
            "fulfillmentText",
            "query",
            "queryText",
            "resolvedQuery");

    private Secrets() {}

    /** Whether what stands under this name is a secret. */
    public static boolean isSecretName(String name) {
        int length = name.length();
        return length >= SHORTEST_NAME && length <= LONGEST_NAME && endsLikeSecret(name) && isListed(plain(name));
    }

    /** The last letters of all the names above: most names of a message are done with here. */
    private static boolean endsLikeSecret(String name) {
        return switch (name.charAt(name.length() - 1) | 0x20) {
            case 'n' -> endsWith(name, "token") || endsWith(name, "authorization");
            case 'y' -> endsWith(name, "key");
            case 't' -> endsWith(name, "secret");
            case 'f' -> endsWith(name, "proof");
            case 'd' -> endsWith(name, "word") || endsWith(name, "passwd");
            case 'e' -> endsWith(name, "cookie");
            case 'k' -> endsWith(name, "webhook");
            default -> false;
        };
    }

    private static boolean endsWith(String name, String end) {
        return name.regionMatches(true, name.length() - end.length(), end, 0, end.length());
    }

    private static boolean isListed(String plainName) {
        if (NAMES.contains(plainName)) {
            return true;
        }
        for (String end : ENDS) {
            if (plainName.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands under this name are words for people, never to be changed. */
    static boolean isProse(String name) {
        return PROSE.contains(name);
    }

    /** Any text that was received, JSON or not, with its secrets masked; NUL characters are replaced. */
    public static String maskText(String text) {
        return new SecretText(text.replace('\0', '\ufffd'), false).masked();
    }

    /**
     * A string found inside JSON, which may be a URL, a form or JSON itself. Gives back the same string if there is
     * nothing to mask.
     *
     * @param isAddress whether the string is the address of the call itself. In other URLs a bare {@code token} stays:
     *     public media links of many stores carry one, and without it the picture is gone.
     */
    static String maskString(String text, boolean isAddress) {
        if (isBearer(text)) {
            return text.substring(0, text.indexOf(' ') + 1) + MASK;
        }
        if (!mayHoldSecret(text)) {
            return text;
        }
        return new SecretText(text, !isAddress && text.startsWith("http")).masked();
    }

    /** Whether anything in it could be the end of a secret's name with a value after it; quick, for nearly all say no. */
    private static boolean mayHoldSecret(String text) {
        if (text.indexOf('%') >= 0) {
            return true;
        }
        return mayEndName(text, '=') || mayEndName(text, ':');
    }

    private static boolean mayEndName(String text, char separator) {
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
            int end = at - 1;
            while (end >= 0 && " \t\r\n\"'\\]".indexOf(text.charAt(end)) >= 0) {
                end--;
            }
            if (end >= SHORTEST_NAME - 1 && "nytfdek".indexOf(text.charAt(end) | 0x20) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Path and query of a call; of the API key the last four characters stay, to tell the keys of a bot apart. */
    public static String maskTarget(String target) {
        int query = target.indexOf('?');
        if (query < 0) {
            return maskText(target);
        }
        StringBuilder masked = new StringBuilder(target.length()).append(target, 0, query);
        char separator = '?';
        for (String parameter : target.substring(query + 1).split("&", -1)) {
            masked.append(separator).append(maskParameter(parameter));
            separator = '&';
        }
        return masked.toString();
    }

    private static String maskParameter(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return parameter;
        }
        String name = PercentCoding.decode(parameter.substring(0, equals));
        String value = parameter.substring(equals + 1);
        if (!isSecretName(name) || value.isEmpty()) {
            return parameter.substring(0, equals + 1) + maskText(value);
        }
        boolean showsEnd = plain(name).equals("apikey") && value.length() >= 12;
        return parameter.substring(0, equals + 1) + MASK + (showsEnd ? value.substring(value.length() - 4) : "");
    }

    /** Whether this is the value of an Authorization header, wherever it stands. */
    private static boolean isBearer(String text) {
        int space = text.indexOf(' ');
        boolean isScheme = (space == 6 && text.regionMatches(true, 0, "Bearer", 0, 6))
                || (space == 5 && text.regionMatches(true, 0, "OAuth", 0, 5));
        return isScheme && text.length() > space + SHORTEST_BEARER && text.indexOf(' ', space + 1) < 0;
    }

    static String plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 'a' || c > 'z') {
                return stripped(name);
            }
        }
        return name;
    }

    private static String stripped(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
