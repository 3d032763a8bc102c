package dev.earshot.console.show;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attachment as it is shown. Closed: the template shows every kind. The browser fetches what is remote, never we. */
public sealed interface Media {

    /** @param label what stands in its place while it is not there */
    record Image(SafeLink link, String label) implements Media {}

    /** @param link null for a sticker of which only the number is known */
    record Sticker(@Nullable SafeLink link, String label, boolean isThumbsUp) implements Media {}

    record Audio(SafeLink link, String label) implements Media {}

    record Video(SafeLink link, String label) implements Media {}

    record File(SafeLink link, String name) implements Media {}

    /** @param mapLink a map at these coordinates, on a page of its own: no tiles are loaded into ours */
    record Place(String title, String coordinates, SafeLink mapLink) implements Media {}

    /** A shared page, post, reel or story. */
    record Share(String kind, String title, @Nullable SafeLink link) implements Media {}

    /** A template; its cards are shown. */
    record Template(Deck deck) implements Media {}

    /** A kind that we have no picture of: its fields as they came. */
    record Other(String kind, List<Fact> facts) implements Media {}

    /** It is named, and can't be shown: there is no address, or none that may become a link. */
    record Missing(String kind, String address) implements Media {}
}
