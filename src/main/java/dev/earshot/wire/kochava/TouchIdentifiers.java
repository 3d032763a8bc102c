package dev.earshot.wire.kochava;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a click or an impression is of: {@code device_id} with {@code device_id_type}, and identifiers under their own names.
 * The console of Kochava prints {@code device_id=device_id} for a partner to fill: unfilled it means none.
 */
final class TouchIdentifiers {
    private static final String DEVICE_ID = "device_id";

    /** Parameters that are identifiers; any other name is a parameter of the campaign's own. */
    private static final List<String> NAMES = List.of(
            "fb_user_id",
            "fb_userid",
            "custom",
            "kochava_device_id",
            "idfa",
            "ios_idfa",
            "idfv",
            "adid",
            "ad_id",
            "android_id",
            "imei",
            "mac_md5");

    private TouchIdentifiers() {}

    static IdentifierSet of(Parameters parameters) {
        IdentifierSet found = new IdentifierSet();
        String type = parameters.take("device_id_type");
        String hash = hash(parameters);
        found.add(DEVICE_ID, DeviceIds.hashed(type == null ? DEVICE_ID : type, hash), device(parameters));
        for (String name : NAMES) {
            // What a hash method says, it says of all the identifiers of the call that can be hashed.
            boolean isPlain = hash == null || name.startsWith("fb_") || name.equals("custom") || name.contains("md5");
            found.add(name, isPlain ? name : DeviceIds.hashed(name, hash), parameters.take(name));
        }
        return found;
    }

    private static @Nullable String device(Parameters parameters) {
        String value = parameters.take(DEVICE_ID);
        return DEVICE_ID.equals(value) ? null : value;
    }

    private static @Nullable String hash(Parameters parameters) {
        String method = parameters.take("device_hash_method");
        String other = parameters.take("device_id_hash_method");
        String isHashed = parameters.take("device_id_is_hashed");
        if (method != null || other != null) {
            return method == null ? other : method;
        }
        return "true".equalsIgnoreCase(isHashed) || "1".equals(isHashed) ? "hash" : null;
    }
}
