package dev.earshot.link;

import dev.earshot.control.SmartLink;
import dev.earshot.control.Tracker;
import java.util.Map;

/** The addresses that people publish. */
public final class Addresses {
    private Addresses() {}

    /** @param origin scheme, host and port of this server, for links that have no host of their own */
    public static String of(SmartLink link, String origin) {
        return of(link.host(), link.code(), origin);
    }

    public static String of(String host, String code, String origin) {
        return host.isEmpty() ? origin + "/l/" + code : "https://" + host + "/" + code;
    }

    /** Where clicks of a tracker are counted. */
    public static String click(Tracker tracker, String origin) {
        return origin + "/v1/cpi/click" + query(tracker);
    }

    /** Where impressions of a tracker are counted. */
    public static String impression(Tracker tracker, String origin) {
        return origin + "/track/impression" + query(tracker);
    }

    /** Values stand as they were written: a partner's own placeholders must not be encoded. */
    private static String query(Tracker tracker) {
        StringBuilder query = new StringBuilder("?campaign_id=").append(Macros.encode(tracker.code()));
        for (Map.Entry<String, String> parameter : tracker.parameters().entrySet()) {
            query.append('&').append(parameter.getKey()).append('=').append(value(parameter.getValue()));
        }
        return query.toString();
    }

    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        for (String part : text.split("(?<=[{}\\[\\]$])|(?=[{}\\[\\]$])", -1)) {
            value.append(part.length() == 1 && "{}[]$".contains(part) ? part : Macros.encode(part));
        }
        return value.toString();
    }
}
