package dev.earshot.wire.kochava;

import dev.earshot.wire.Excerpt;
import dev.earshot.wire.PercentCoding;
import dev.earshot.wire.WireRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The person's address and browser. A server that reports for somebody says them; its own would be everybody's, and join
 * strangers.
 */
record Person(@Nullable String ipAddress, @Nullable String userAgent) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern ENCODED = Pattern.compile("\\S*%[0-9a-fA-F]{2}\\S*");
    private static final int MAX_USER_AGENT = 2_000;

    static Person of(WireRequest request, Parameters parameters) {
        String ip = address(parameters, "ip_address");
        String agent = parameters.take("device_ua");
        String other = parameters.take("user_agent");
        String reported = agent == null ? other : agent;
        boolean isFromServer = ip != null || reported != null || "1".equals(parameters.get("pbr"));
        if (isFromServer) {
            return new Person(ip, reported == null ? null : cut(decoded(reported)));
        }
        String own = request.sender().userAgent();
        return new Person(request.sender().ipAddress(), own == null ? null : cut(own));
    }

    /** What is no address stays among the other parameters. */
    private static @Nullable String address(Parameters parameters, String name) {
        String value = parameters.get(name);
        if (value == null || !ADDRESS.matcher(value.strip()).matches()) {
            return null;
        }
        parameters.take(name);
        return value.strip();
    }

    /** Some senders encode it twice; a user agent that was not encoded has spaces. */
    private static String decoded(String userAgent) {
        return ENCODED.matcher(userAgent).matches() ? PercentCoding.decode(userAgent) : userAgent;
    }

    private static String cut(String userAgent) {
        return Excerpt.first(userAgent.replace('\0', '\ufffd'), MAX_USER_AGENT);
    }
}
