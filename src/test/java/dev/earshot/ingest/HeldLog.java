package dev.earshot.ingest;

import dev.earshot.eventlog.Appended;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogHealth;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** A log whose answers can be held back, or be refusals. */
final class HeldLog implements EventLog {
    private final EventLog log;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean isHolding;
    private boolean isFailing;

    HeldLog(EventLog log) {
        this.log = log;
    }

    void hold() {
        isHolding = true;
    }

    void letGo() {
        isHolding = false;
        waiting.forEach(Runnable::run);
    }

    void fail() {
        isFailing = true;
    }

    @Override
    public void append(byte[] record, Appended appended) {
        if (isFailing) {
            appended.onFailed(new LogUnavailableException("disk full"));
        } else if (isHolding) {
            waiting.add(() -> log.append(record, appended));
        } else {
            log.append(record, appended);
        }
    }

    @Override
    public boolean hasRoom() {
        return log.hasRoom();
    }

    @Override
    public void whenRoom(Runnable action) {
        log.whenRoom(action);
    }

    @Override
    public LogReader read(LogPosition from) {
        return log.read(from);
    }

    @Override
    public LogPosition start() {
        return log.start();
    }

    @Override
    public LogPosition end() {
        return log.end();
    }

    @Override
    public LogHealth health() {
        return log.health();
    }

    @Override
    public void close() {
        log.close();
    }
}
