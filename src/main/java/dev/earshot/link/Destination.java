package dev.earshot.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An address as it was configured, to be filled for one click. The configured part alone says which site or app it is. */
final class Destination {
    /** Messenger takes a ref of up to 250 characters (its documentation of m.me links). */
    private static final int MAX_REF = 250;

    private static final int MAX_LENGTH = 8_000;

    private final String template;
    private final Macros macros;
    private final boolean isWeb;
    private final boolean isMessenger;
    private final Set<String> ownParameters;

    Destination(String template) {
        this.template = template;
        this.macros = new Macros(template);
        String lower = template.toLowerCase(Locale.ROOT);
        this.isWeb = lower.startsWith("http:") || lower.startsWith("https:");
        this.isMessenger = isWeb && isMessenger(lower);
        this.ownParameters = names(template);
    }

    String template() {
        return template;
    }

    /**
     * @param values of macros
     * @param query the clicked address's parameters, to be passed on
     * @param utm more parameters for web pages
     * @param clickId what a Messenger link carries as its ref; empty for nothing
     */
    String fill(Map<String, String> values, Map<String, String> query, Map<String, Macros> utm, String clickId) {
        StringBuilder url = new StringBuilder(macros.fill(values));
        String fragment = "";
        int hash = url.indexOf("#");
        if (hash >= 0) {
            fragment = url.substring(hash);
            url.setLength(hash);
        }
        Set<String> names = new LinkedHashSet<>(ownParameters);
        if (isMessenger && !clickId.isEmpty()) {
            addRef(url, clickId);
            names.add("ref");
        }
        if (isWeb) {
            utm.forEach((name, value) -> add(url, names, name, value.fillPlain(values)));
        }
        query.forEach((name, value) -> add(url, names, name, value));
        return url.append(fragment).toString();
    }

    private static void add(StringBuilder url, Set<String> names, String name, String value) {
        if (!names.add(name)) {
            return;
        }
        String more = Macros.encode(name) + "=" + Macros.encode(value);
        if (url.length() + more.length() < MAX_LENGTH) {
            url.append(url.indexOf("?") < 0 ? '?' : '&').append(more);
        }
    }

    /** The configured ref stays in front, and the click id comes after a point: the bot goes on understanding its own. */
    private void addRef(StringBuilder url, String clickId) {
        int start = refValue(url);
        if (start < 0) {
            url.append(url.indexOf("?") < 0 ? '?' : '&').append("ref=").append(clickId);
            return;
        }
        int end = url.indexOf("&", start);
        end = end < 0 ? url.length() : end;
        String own = url.substring(start, end);
        int room = MAX_REF - clickId.length() - 1;
        String kept = own.length() > room ? own.substring(0, room).replaceAll("%.?$", "") : own;
        url.replace(start, end, kept.isEmpty() ? clickId : kept + "." + clickId);
    }

    private static int refValue(StringBuilder url) {
        int query = url.indexOf("?");
        if (query < 0) {
            return -1;
        }
        int at = url.indexOf("ref=", query);
        while (at >= 0 && url.charAt(at - 1) != '?' && url.charAt(at - 1) != '&') {
            at = url.indexOf("ref=", at + 1);
        }
        return at < 0 ? -1 : at + "ref=".length();
    }

    private static boolean isMessenger(String lower) {
        int start = lower.indexOf("//") + 2;
        int slash = lower.indexOf('/', start);
        int question = lower.indexOf('?', start);
        int end = Math.min(slash < 0 ? lower.length() : slash, question < 0 ? lower.length() : question);
        String host = lower.substring(start, end);
        String path = slash < 0 ? "" : lower.substring(slash);
        return host.equals("m.me")
                || host.equals("www.m.me")
                || (host.equals("messenger.com") || host.equals("www.messenger.com")) && path.startsWith("/t/");
    }

    /** The names that the configured address has in its query: the click's own do not take their place. */
    private static Set<String> names(String template) {
        Set<String> names = new LinkedHashSet<>();
        int hash = template.indexOf('#');
        String address = hash < 0 ? template : template.substring(0, hash);
        int question = address.indexOf('?');
        if (question >= 0) {
            for (String part : address.substring(question + 1).split("&", -1)) {
                int equals = part.indexOf('=');
                names.add(decoded(equals < 0 ? part : part.substring(0, equals)));
            }
        }
        return names;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
