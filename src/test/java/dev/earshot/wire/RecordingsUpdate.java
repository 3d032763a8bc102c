package dev.earshot.wire;

/** Writes the events and faults of all recordings as they are decoded now: run it, then read the difference. */
final class RecordingsUpdate {
    private RecordingsUpdate() {}

    public static void main(String[] arguments) {
        for (Recording recording : Recording.all()) {
            Decoded decoded = recording.decoded();
            new Recording(
                            recording.file(),
                            recording.call(),
                            recording.body(),
                            new Rendering(Wire.BOT).events(decoded),
                            Rendering.faults(decoded))
                    .write();
        }
    }
}
