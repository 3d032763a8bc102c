package dev.earshot.demo;

import java.time.Instant;
import java.util.Map;

/**
 * One {@code POST /track} of a bot's client.
 *
 * @param bot its place in {@link World#bots()}
 * @param time when the tracker gets it
 * @param query all parameters but {@code apiKey}
 * @param body JSON, UTF-8
 * @param messages how many messages it brings: one, or none if it brings something else
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record TrackerCall(int bot, Instant time, Map<String, String> query, byte[] body, int messages)
        implements WorldCall {}
