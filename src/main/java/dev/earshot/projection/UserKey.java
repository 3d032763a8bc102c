package dev.earshot.projection;

/** An end user of a bot. */
record UserKey(String bot, String user) {}
