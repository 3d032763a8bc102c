package dev.earshot.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One payload of every Messenger template, present and historic. */
final class SampleTemplates {
    private SampleTemplates() {}

    static List<String> all() {
        try (InputStream in = SampleTemplates.class.getResourceAsStream("/console/templates.jsonl")) {
            if (in == null) {
                throw new IllegalStateException("templates.jsonl is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
