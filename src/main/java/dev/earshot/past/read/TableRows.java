package dev.earshot.past.read;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rows of a table as objects of texts, by their columns' names; for tables that this program wrote itself. */
public final class TableRows {
    private final TableHeader header;

    TableRows(TableHeader header) {
        this.header = header;
    }

    public ObjectNode of(RawRecord record) {
        return header.row(LineDecoder.text(record.bytes()));
    }
}
