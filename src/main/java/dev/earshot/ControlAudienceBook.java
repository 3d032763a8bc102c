package dev.earshot;

import dev.earshot.control.Audience;
import dev.earshot.control.Audiences;
import dev.earshot.control.Caller;
import dev.earshot.event.BotId;
import dev.earshot.report.audience.AudienceBook;
import java.util.List;
import java.util.Optional;

/** The audiences as the control data keep them, for reports: whoever asks may see the bot. */
public record ControlAudienceBook(Audiences audiences) implements AudienceBook {
    private static final Caller ANYBODY = new Caller.Operator();

    @Override
    public List<Saved> of(String bot) {
        return audiences.list(ANYBODY, new BotId(bot)).orElse(List.of()).stream()
                .map(ControlAudienceBook::saved)
                .toList();
    }

    @Override
    public Optional<Saved> find(String bot, String id) {
        return audiences.find(ANYBODY, new BotId(bot), id).map(ControlAudienceBook::saved);
    }

    private static Saved saved(Audience audience) {
        return new Saved(audience.id(), audience.name(), audience.definition());
    }
}
