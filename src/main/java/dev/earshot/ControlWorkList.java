package dev.earshot;

import dev.earshot.control.PhraseGroups;
import dev.earshot.event.BotId;
import dev.earshot.report.nothandled.WorkList;
import java.util.List;

/** The work list as the control data keep it, for reports. */
public record ControlWorkList(PhraseGroups groups) implements WorkList {

    @Override
    public List<Entry> of(String bot) {
        return groups.of(new BotId(bot)).stream()
                .map(group -> new Entry(
                        group.id(),
                        group.phrase(),
                        State.valueOf(group.state().name()),
                        group.changedAt(),
                        group.changedBy()))
                .toList();
    }
}
