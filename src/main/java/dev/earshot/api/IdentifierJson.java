package dev.earshot.api;

import dev.earshot.event.Identifier;
import java.util.List;

/** One of the names by which somebody is known. */
record IdentifierJson(String type, String value) {

    static List<IdentifierJson> all(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> new IdentifierJson(identifier.type(), identifier.value()))
                .toList();
    }
}
