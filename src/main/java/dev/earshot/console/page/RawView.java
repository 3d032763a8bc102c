package dev.earshot.console.page;

import dev.earshot.console.show.PrettyJson;

/** What was received for one entry, as it came. */
public record RawView(Frame frame, PrettyJson.Shown json, String source, String received, String backPath) {}
