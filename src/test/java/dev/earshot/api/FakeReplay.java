package dev.earshot.api;

import dev.earshot.event.BotId;
import dev.earshot.store.QuarantineRow;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what the test set, and writes down what it was asked to replay. */
final class FakeReplay implements QuarantineReplay {
    final List<QuarantineRow> replayed = new CopyOnWriteArrayList<>();
    volatile Result result = new Result.Accepted(1);

    @Override
    public Result replay(BotId bot, QuarantineRow row) {
        replayed.add(row);
        return result;
    }
}
