package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API that brings Messenger's bodies puts into them or around them. */
public interface ClientAdditions {

    /** Messenger's bodies as Messenger made them. */
    ClientAdditions NONE = new ClientAdditions() {
        @Override
        public ObjectNode itemIn(ObjectNode received) {
            return received;
        }

        @Override
        public Extras extras(JsonNode body, JsonNode part, @Nullable JsonNode message) {
            return Extras.NONE;
        }

        @Override
        public Set<String> keys() {
            return Set.of();
        }
    };

    /** Messenger's own item inside what was received as one; the same object if nothing is wrapped around it. */
    ObjectNode itemIn(ObjectNode received);

    /**
     * What the client added, the inner levels before the outer ones.
     *
     * @param body the whole body
     * @param part the item as it was received, or the request to the Send API
     * @param message the message in it, if there is one
     */
    Extras extras(JsonNode body, JsonNode part, @Nullable JsonNode message);

    /** The names of all fields that the client may add: none of them says what kind of item it is. */
    Set<String> keys();
}
