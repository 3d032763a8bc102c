package dev.earshot.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot says.
 *
 * @param template the tag by which the same answer is known, whatever it says
 * @param quickReplies titles
 * @param buttons titles; a client that knows no quick replies shows these as well
 * @param isNotHandled whether the bot answers something that it did not understand
 */
record Reply(
        String text,
        @Nullable String template,
        List<String> quickReplies,
        List<String> buttons,
        List<Card> cards,
        @Nullable String image,
        boolean isNotHandled) {

    /** A card of a carousel. */
    record Card(String title, String subtitle, String button) {}

    static Reply text(String text) {
        return new Reply(text, null, List.of(), List.of(), List.of(), null, false);
    }

    static Reply text(String text, String template) {
        return new Reply(text, template, List.of(), List.of(), List.of(), null, false);
    }

    static Reply notHandled(String text) {
        return new Reply(text, "fallback", List.of(), List.of(), List.of(), null, true);
    }

    Reply withQuickReplies(String... titles) {
        return new Reply(text, template, List.of(titles), buttons, cards, image, isNotHandled);
    }

    Reply withButtons(String... titles) {
        return new Reply(text, template, quickReplies, List.of(titles), cards, image, isNotHandled);
    }

    Reply withCards(List<Card> shown) {
        return new Reply(text, template, quickReplies, buttons, shown, image, isNotHandled);
    }

    Reply withImage(String address) {
        return new Reply(text, template, quickReplies, buttons, cards, address, isNotHandled);
    }

    /** The payload of a button, from its title. */
    static String payload(String title) {
        StringBuilder payload = new StringBuilder(title.length());
        for (int i = 0; i < title.length(); i++) {
            char c = Character.toUpperCase(title.charAt(i));
            payload.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
        }
        return payload.toString();
    }
}
