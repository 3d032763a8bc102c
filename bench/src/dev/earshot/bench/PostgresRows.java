package dev.earshot.bench;

import dev.earshot.demo.DemoPlan;
import dev.earshot.demo.TrackerCall;
import dev.earshot.demo.World;
import dev.earshot.demo.WorldCall;
import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Message;
import dev.earshot.wire.WireRequest;
import dev.earshot.wire.dashbot.DashbotDialect;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that Earshot was given, in a table as a team would make it; what clients sent is kept as well. */
final class PostgresRows {
    static final String TABLE = """
            CREATE TABLE message (
              id UUID NOT NULL, bot TEXT NOT NULL, user_id TEXT NOT NULL, time_millis BIGINT NOT NULL, direction TEXT NOT NULL,
              kind TEXT NOT NULL, text TEXT, intent TEXT, template_id TEXT, raw TEXT NOT NULL)""";

    /** Those that the questions want; the trigrams are for searching, which any such team wants too. */
    static final List<String> INDEXES = List.of(
            "CREATE INDEX ON message (bot, user_id, time_millis)",
            "CREATE INDEX ON message (bot, time_millis) INCLUDE (user_id, intent)",
            "CREATE EXTENSION pg_trgm",
            "CREATE INDEX ON message USING gin (text gin_trgm_ops)",
            "VACUUM ANALYZE message");

    private PostgresRows() {}

    /** @param bots in the order of the plan's */
    static void write(DemoPlan plan, List<String> bots, Writer out) throws IOException {
        DashbotDialect dialect = new DashbotDialect();
        long[] ids = {0};
        Iterator<WorldCall> calls = new World(plan).history();
        while (calls.hasNext()) {
            if (!(calls.next() instanceof TrackerCall call)) {
                continue;
            }
            WireRequest request = new WireRequest(
                    new BotId(bots.get(call.bot())), call.query(), call.body(), call.time(), () -> new EventId(1, ids[0]++));
            for (Event event : dialect.decode(request).events()) {
                if (event instanceof Message message) {
                    write(message, bots.get(call.bot()), out);
                }
            }
        }
    }

    private static void write(Message message, String bot, Writer out) throws IOException {
        out.write(message.header().id().toString());
        column(out, bot);
        column(out, message.header().userId());
        column(out, Long.toString(message.header().time().toEpochMilli()));
        column(out, message.direction().name());
        column(out, message.kind().name());
        column(out, message.text());
        column(out, message.intent() == null ? null : message.intent().name());
        column(out, message.templateId());
        column(out, message.header().rawJson());
        out.write('\n');
    }

    private static void column(Writer out, @Nullable String value) throws IOException {
        out.write('\t');
        if (value == null) {
            out.write("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '\\' -> out.write("\\\\");
                case '\t' -> out.write("\\t");
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                default -> out.write(value.charAt(i));
            }
        }
    }
}
