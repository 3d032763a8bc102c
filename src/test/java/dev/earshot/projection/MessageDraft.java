package dev.earshot.projection;

import dev.earshot.event.Author;
import dev.earshot.event.BotId;
import dev.earshot.event.Direction;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.event.MessageKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message in the making, as a decoder would give it. */
final class MessageDraft {
    private final BotId bot;
    private final String mid;
    private final Direction direction;
    private String user = "ada";
    private Instant time = Sayings.NOON;
    private String text = "hello";
    private @Nullable String intent;
    private @Nullable String userJson;
    private @Nullable String templateId;
    private Author author;

    MessageDraft(BotId bot, String mid, Direction direction) {
        this.bot = bot;
        this.mid = mid;
        this.direction = direction;
        this.author = direction == Direction.INCOMING ? Author.USER : Author.BOT;
    }

    MessageDraft by(String newUser) {
        user = newUser;
        return this;
    }

    MessageDraft at(long seconds) {
        time = Sayings.at(seconds);
        return this;
    }

    MessageDraft saying(String newText) {
        text = newText;
        return this;
    }

    MessageDraft meaning(@Nullable String newIntent) {
        intent = newIntent;
        return this;
    }

    MessageDraft notHandled() {
        return meaning(Intent.NOT_HANDLED);
    }

    MessageDraft template(@Nullable String id) {
        templateId = id;
        return this;
    }

    MessageDraft fromAgent() {
        author = Author.AGENT;
        return this;
    }

    MessageDraft introducing(@Nullable String json) {
        userJson = json;
        return this;
    }

    Message build() {
        Header header = new Header(
                EventId.of(bot, mid),
                time,
                "facebook",
                user,
                null,
                null,
                "page-1",
                "dashbot/12.1.0-npm",
                userJson,
                null,
                "{\"mid\":\"" + mid + "\"}");
        return new Message(
                header,
                direction,
                author,
                mid,
                MessageKind.TEXT,
                text,
                null,
                List.of(),
                List.of(),
                List.of(),
                intent == null ? null : new Intent(intent, List.of(), null),
                templateId,
                null,
                null);
    }
}
