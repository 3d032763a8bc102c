package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.Appended;
import org.jspecify.annotations.Nullable;

/** An append that waits for its answer; a link of the lists it waits in. */
final class Pending {
    final byte[] record;
    final Appended appended;

    @Nullable
    Pending next;

    Pending(byte[] record, Appended appended) {
        this.record = record;
        this.appended = appended;
    }
}
