package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Header;
import dev.earshot.event.IdentityLink;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That identifiers belong to one person, as live streams write it. */
record IdentityLinkJson(
        String id,
        String time,
        String receivedAt,
        String userId,
        List<IdentifierJson> identifiers,
        String platform,
        String source,
        @Nullable JsonNode raw) {

    static IdentityLinkJson of(IdentityLink link, Instant receivedAt, @Nullable JsonNode raw) {
        Header header = link.header();
        return new IdentityLinkJson(
                header.id().toString(),
                Times.text(header.time()),
                Times.text(receivedAt),
                header.userId(),
                IdentifierJson.all(link.identifiers()),
                header.platform(),
                header.source(),
                raw);
    }
}
