package dev.earshot.api;

import dev.earshot.control.SmartLink;
import dev.earshot.link.Addresses;
import dev.earshot.link.LinkContent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param archived whether it is out of the way, and leads nowhere */
record LinkJson(
        String id,
        String url,
        String host,
        String code,
        String name,
        @Nullable String trackerId,
        String destination,
        List<LinkContent.RuleText> rules,
        boolean passQuery,
        Map<String, String> utm,
        LinkContent.@Nullable Preview preview,
        @Nullable String expiresAt,
        @Nullable Long clickLimit,
        boolean hasPassword,
        boolean archived,
        long clicks,
        long ended,
        String createdAt,
        String changedAt) {

    static LinkJson of(SmartLink link, String origin) {
        LinkContent content = LinkContent.parse(link.content());
        return new LinkJson(
                link.id(),
                Addresses.of(link, origin),
                link.host(),
                link.code(),
                link.name(),
                link.trackerId(),
                content.destination(),
                content.rules(),
                content.passQuery(),
                content.utm(),
                content.preview(),
                Times.nullable(link.expiresAt()),
                link.clickLimit(),
                link.passwordHash() != null,
                link.archivedAt() != null,
                link.clicks(),
                link.ended(),
                Times.text(link.createdAt()),
                Times.text(link.changedAt()));
    }
}
