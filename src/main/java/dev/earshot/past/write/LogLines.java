package dev.earshot.past.write;

import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.EventCodec;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Intake;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Events as JSON Lines, out of the event log itself: what was said of them later, later copies and unknown fields are all in
 * there, in their order, so that an import of the lines gives the same reports again.
 */
final class LogLines {
    private static final int READ_BYTES = 2 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLog log;
    private final ExportQuestion question;

    LogLines(EventLog log, ExportQuestion question) {
        this.log = log;
        this.question = question;
    }

    /** Up to what is durable now. */
    void writeTo(OutputStream out) throws IOException {
        LogPosition end = log.end();
        try (LogReader reader = log.read(LogPosition.START)) {
            while (!reader.position().isAtOrAfter(end)) {
                List<LogRecord> records = reader.read(READ_BYTES, PATIENCE);
                if (records.isEmpty()) {
                    throw new IOException("the log ends before its end: " + reader.position());
                }
                for (LogRecord record : records) {
                    if (end.isAtOrAfter(record.next())) {
                        write(record, out);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", e);
        }
    }

    private void write(LogRecord record, OutputStream out) throws IOException {
        Intake intake;
        try {
            intake = EventCodec.decode(record.payload());
        } catch (IllegalArgumentException e) {
            return; // it is in quarantine, whole
        }
        BotId bot = intake.bot();
        if (bot == null || !bot.equals(question.bot())) {
            return;
        }
        for (Event event : intake.events()) {
            if (isAsked(event) && question.includes(event.header().time())) {
                out.write(ExactLine.of(bot, event).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }

    private boolean isAsked(Event event) {
        boolean isOfMessages = switch (event) {
            case Message message -> true;
            case MessageChange change -> true;
            case Receipt receipt -> true;
            case BotEvent botEvent -> false;
            case Touch touch -> false;
            case IdentityLink link -> false;
        };
        return isOfMessages == (question.what() == ExportWhat.MESSAGES);
    }
}
