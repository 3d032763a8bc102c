package dev.earshot.demo;

import java.time.ZoneId;

/** A bot of the invented world, as somebody would create it. */
public record DemoBot(String name, String platform, ZoneId timeZone) {}
