package dev.earshot.report;

import java.time.Instant;
import java.util.UUID;

/** What stands in a transcript, ordered by {@code time} and then by {@code sequence}. */
public sealed interface TranscriptEntry permits TranscriptMessage, TranscriptEvent {

    Instant time();

    UUID id();

    long sequence();

    String user();
}
