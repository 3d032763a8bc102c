package dev.earshot.console.page;

import java.util.List;

/**
 * Where somebody made up would be led, and why.
 *
 * @param fault what kept it from being tried; empty if nothing did
 * @param device in words
 */
public record TriedView(String fault, String lead, String destination, String device, List<Step> steps) {

    public record Step(String rule, boolean fires, List<Check> checks) {}

    public record Check(String text, boolean holds, boolean isAvailable) {}
}
