package dev.earshot.wire.kochava;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.IdentityLink;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.util.Optional;

/** That identifiers belong to one person, in the three places where Kochava's pages and SDKs say it. */
final class IdentityLinks {
    private static final String NAMES = "identity_link";

    private IdentityLinks() {}

    /** {@code action: "identityLink"}, with the names in {@code data.identity_link}. */
    static IdentityLink ofTrack(Envelope envelope) {
        return checked(envelope, joined(envelope), NAMES);
    }

    /** {@code data.identity_link} beside something else, such as an install; empty if it joins nothing. */
    static Optional<IdentityLink> within(Envelope envelope) {
        if (envelope.value(NAMES) == null) {
            return Optional.empty();
        }
        IdentifierSet joined = joined(envelope);
        return joined.all().size() < 2 ? Optional.empty() : Optional.of(Actions.link(envelope, joined));
    }

    private static IdentifierSet joined(Envelope envelope) {
        IdentifierSet joined = DeviceIds.of(envelope);
        DeviceIds.add(joined, NAMES, "custom", envelope.value(NAMES), null);
        return joined;
    }

    /** {@code identityLink.php}: devices in {@code device_id}, and {@code data} itself holds the names. */
    static IdentityLink ofPage(Envelope envelope) {
        IdentifierSet joined = new IdentifierSet();
        JsonNode methods = Json.get(envelope.root(), "device_hash_method");
        String type = Json.id(envelope.root(), "device_id_type");
        String bareType = type == null ? "device_id" : type;
        DeviceIds.add(joined, "device_id", bareType, Json.get(envelope.root(), "device_id"), methods);
        DeviceIds.add(joined, DeviceIds.FIELD, bareType, Json.get(envelope.root(), DeviceIds.FIELD), methods);
        joined.add("kochava_device_id", "kochava_device_id", Json.text(envelope.root(), "kochava_device_id"));
        if (joined.isEmpty()) {
            throw UnusableException.missing("device_id", "it names the device, such as {\"idfa\":\"…\"}");
        }
        JsonNode names = Json.get(envelope.data(), NAMES);
        DeviceIds.add(joined, "data", "custom", names == null ? Json.get(envelope.root(), "data") : names, null);
        return checked(envelope, joined, "data");
    }

    private static IdentityLink checked(Envelope envelope, IdentifierSet joined, String field) {
        if (joined.all().size() < 2) {
            throw UnusableException.bad(
                    field, "joins nothing: name two identifiers or more, such as a device and {\"app_userid\":\"…\"}");
        }
        return Actions.link(envelope, joined);
    }
}
