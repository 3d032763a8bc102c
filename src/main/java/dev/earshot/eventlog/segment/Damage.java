package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.DamagedLogException;

/** How damage is told: file, place, what, and what to do. */
final class Damage {
    private static final String ADVICE =
            ". Acknowledged records there cannot be read. Nothing has been changed. Check the disk, then restore the folder"
                    + " of the event log from a backup; or set it aside to begin with an empty log.";

    private Damage() {}

    static DamagedLogException at(Disk disk, Segment segment, long offset, String what) {
        return new DamagedLogException("The event log is damaged: file " + disk.pathOf(segment.name()) + ", byte "
                + offset + " (position " + segment.positionOf(offset) + "): " + what + ADVICE);
    }

    static DamagedLogException in(Disk disk, String file, String what) {
        return new DamagedLogException("The event log is damaged: file " + disk.pathOf(file) + ": " + what + ADVICE);
    }
}
