package dev.earshot.link;

import java.util.Map;

/**
 * Somebody follows a link. Words are empty where the call says nothing.
 *
 * @param host the link's own domain; empty for this server's address
 * @param code what stands in the address
 * @param target path and query as they came
 * @param query its parameters, decoded
 * @param address of the person
 * @param visitor the value of {@link LinkDesk#COOKIE}
 * @param isHead whether only the headers of the answer are asked for
 * @param isLetIn whether they gave the link's password
 */
public record Follow(
        String host,
        String code,
        String target,
        Map<String, String> query,
        String userAgent,
        String acceptLanguage,
        String referrer,
        String address,
        String visitor,
        boolean isHead,
        boolean isLetIn) {

    public Follow letIn() {
        return new Follow(
                host, code, target, query, userAgent, acceptLanguage, referrer, address, visitor, isHead, true);
    }
}
