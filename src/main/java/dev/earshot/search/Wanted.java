package dev.earshot.search;

import java.util.List;

/** What is looked for in texts. */
sealed interface Wanted {

    /** A word; or several that a tokenizer sees in it, one after the other. */
    record Word(String text) implements Wanted {}

    /** Words one after the other. */
    record Phrase(String text) implements Wanted {}

    /** A word that begins so. */
    record Prefix(String text) implements Wanted {}

    record Not(Wanted unwanted) implements Wanted {}

    record All(List<Wanted> parts) implements Wanted {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Wanted> parts) implements Wanted {
        public Any {
            parts = List.copyOf(parts);
        }
    }
}
