package dev.earshot.report.reference;

import dev.earshot.store.EventRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes of events, read plainly: inside of the objects made for them first, then at the event itself. */
public final class NaiveAttributes {
    private NaiveAttributes() {}

    /** Null where there is none, or an empty one. */
    public static @Nullable String value(EventRow event, String key) {
        for (String wrapper : List.of("extraInfo", "metadata", "sharedMessage")) {
            String value = NaiveJson.text(NaiveJson.object(event.attributesJson(), wrapper), key);
            if (value != null) {
                return value.isEmpty() ? null : value;
            }
        }
        String value = NaiveJson.text(event.attributesJson(), key);
        return value == null || value.isEmpty() ? null : value;
    }
}
