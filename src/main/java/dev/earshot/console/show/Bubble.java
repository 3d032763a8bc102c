package dev.earshot.console.show;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is shown.
 *
 * @param messageId the platform's id, by which marks find the bubble; empty if it has none
 * @param author {@code user}, {@code bot} or {@code agent}
 * @param agent name of the person who wrote it in the bot's place; empty if it is not known
 * @param kind what it mainly is, in words: {@code text}, {@code quick reply}, …
 * @param text what was said, in its newest wording
 * @param line the same on one line, for lists
 * @param placeholder what to say when there is nothing else to show; empty if there is
 * @param buttons those that stand under the text; a deck's are in the deck
 * @param tap the developer's data behind a tapped button or quick reply; empty if it was none
 * @param mood how it sounds; null if that is not known, or neutral
 * @param templateId the client's own tag for similar messages; empty if it sent none
 */
public record Bubble(
        Place place,
        String messageId,
        String author,
        String agent,
        String kind,
        boolean isIncoming,
        VisibleText text,
        String line,
        String placeholder,
        List<Media> media,
        List<Choice> buttons,
        List<Choice> quickReplies,
        String tap,
        boolean isTap,
        boolean isReply,
        String templateId,
        @Nullable MoodNote mood,
        @Nullable IntentNote intent,
        Marks marks)
        implements Entry {

    /** The same, said by the bot while a person had the conversation. */
    public Bubble despitePause() {
        Marks more = new Marks(
                marks.delivery(),
                marks.deliveryTitle(),
                marks.failure(),
                marks.isEdited(),
                marks.isUnsent(),
                marks.isNotHandled(),
                marks.reactions(),
                marks.rating(),
                true);
        return new Bubble(
                place,
                messageId,
                author,
                agent,
                kind,
                isIncoming,
                text,
                line,
                placeholder,
                media,
                buttons,
                quickReplies,
                tap,
                isTap,
                isReply,
                templateId,
                mood,
                intent,
                more);
    }

    /**
     * @param word {@code positive} or {@code negative}
     * @param score {@code +0.64}
     */
    public record MoodNote(String word, String score) {}

    /** @param confidence {@code 87 %}; empty if the client sent none */
    public record IntentNote(String name, String confidence, List<Fact> inputs) {}

    /**
     * What became known of it later.
     *
     * @param delivery 'sent', 'delivered', 'read' or 'failed'; empty for the user's messages
     * @param deliveryTitle the same with its time
     * @param isDespitePause whether the bot said it while a person had the conversation
     * @param failure why the platform refused it, in its words; empty if it did not
     */
    public record Marks(
            String delivery,
            String deliveryTitle,
            String failure,
            boolean isEdited,
            boolean isUnsent,
            boolean isNotHandled,
            List<ReactionNote> reactions,
            String rating,
            boolean isDespitePause) {}

    /**
     * @param emoji what to show
     * @param name for the title; empty if the platform gave none
     * @param given the emoji that the platform gave; empty if it gave none
     */
    public record ReactionNote(String emoji, String name, String given) {
        private static final java.util.Map<String, String> EMOJI = java.util.Map.of(
                "smile", "😆", "angry", "😠", "sad", "😢", "wow", "😮", "love", "❤️", "like", "👍", "dislike", "👎");

        public static ReactionNote of(@Nullable String name, @Nullable String emoji) {
            String shownName = ShownLine.of(name, 30);
            String given = emoji == null ? "" : ShownLine.of(emoji, 12);
            String shown = given.isEmpty() ? EMOJI.getOrDefault(shownName, shownName) : given;
            return new ReactionNote(shown.isEmpty() ? "reaction" : shown, shownName, given);
        }
    }
}
