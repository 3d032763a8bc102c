package dev.earshot.event;

import java.util.HashSet;
import java.util.List;

/**
 * Somebody says that identifiers belong to one person. To say it again changes nothing, and the order in which links are
 * said makes no difference.
 *
 * @param identifiers two at least, each once
 */
public record IdentityLink(Header header, List<Identifier> identifiers) implements Event {

    public IdentityLink {
        identifiers = List.copyOf(identifiers);
        if (identifiers.size() < 2 || new HashSet<>(identifiers).size() < identifiers.size()) {
            throw new IllegalArgumentException("a link joins two identifiers or more, each once");
        }
    }
}
