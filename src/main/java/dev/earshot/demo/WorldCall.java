package dev.earshot.demo;

import java.time.Instant;

/** One call that a server gets from an invented world. */
public sealed interface WorldCall permits TrackerCall, TouchCall {

    /** Of the bot, its place in {@link World#bots()}. */
    int bot();

    /** When the server gets it. */
    Instant time();

    /** How many messages it brings. */
    int messages();
}
