package dev.earshot.past.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.past.read.FileShape;
import dev.earshot.past.read.PastFile;
import dev.earshot.past.read.RawRecord;
import dev.earshot.past.read.TableRows;
import dev.earshot.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Users as JSON Lines, out of the table that the store's engine wrote. */
final class UserLines {
    private static final Set<String> NUMBERS = Set.of("messagesIn", "messagesOut", "events");

    private UserLines() {}

    static void write(Path csv, OutputStream out) throws IOException {
        try (PastFile file = PastFile.open(csv, "users.csv", Optional.of(FileShape.CSV), PastFile.Place.START)) {
            TableRows rows = file.rows();
            for (RawRecord record = file.next(); record != null; record = file.next()) {
                out.write(Json.write(typed(rows.of(record))).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }

    private static ObjectNode typed(ObjectNode row) {
        ObjectNode typed = Json.NODES.objectNode();
        row.properties().forEach(field -> {
            String text = field.getValue().textValue();
            if (NUMBERS.contains(field.getKey())) {
                typed.put(field.getKey(), Long.parseLong(text));
            } else if (field.getKey().equals("platformUserJson")) {
                ExactLine.json(typed, field.getKey(), text);
            } else {
                typed.put(field.getKey(), text);
            }
        });
        return typed;
    }
}
