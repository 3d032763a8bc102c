package dev.earshot.past.write;

import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.store.TableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Writes down what was collected, in bounded memory. Thread-safe; blocks. */
public final class Exports {
    /** They use much of the disk and of the store's engine. */
    private static final int AT_ONCE = 2;

    private final EventLog log;
    private final TableFiles tables;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public Exports(EventLog log, TableFiles tables) {
        this.log = log;
        this.tables = tables;
    }

    /** What can be written now; to be {@linkplain #close closed}, written or not. */
    public final class Export implements AutoCloseable {
        private final ExportQuestion question;
        private final Optional<Path> table;

        private Export(ExportQuestion question, Optional<Path> table) {
            this.question = question;
            this.table = table;
        }

        public void writeTo(OutputStream out) throws IOException {
            if (table.isEmpty()) {
                new LogLines(log, question).writeTo(out);
            } else if (question.format() == ExportFormat.JSONL) {
                UserLines.write(table.get(), out);
            } else {
                Files.copy(table.get(), out);
            }
        }

        /** What is missing, in words; empty if nothing is. */
        public String lack() {
            boolean isCut = table.isEmpty() && log.start().offset(0) > LogPosition.START.offset(0);
            return isCut ? "the event log no longer has its beginning; CSV and Parquet come from the store" : "";
        }

        @Override
        public void close() {
            places.release();
            try {
                if (table.isPresent()) {
                    Files.deleteIfExists(table.get());
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /**
     * Makes an export ready.
     *
     * @return empty if as many as may are under way
     * @throws dev.earshot.store.StoreException if the store cannot write it
     */
    public Optional<Export> prepare(ExportQuestion question) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        boolean isReady = false;
        try {
            Export export = new Export(question, table(question));
            isReady = true;
            return Optional.of(export);
        } finally {
            if (!isReady) {
                places.release();
            }
        }
    }

    private Optional<Path> table(ExportQuestion question) {
        if (question.format() == ExportFormat.JSONL && question.what() != ExportWhat.USERS) {
            return Optional.empty();
        }
        boolean isForSpreadsheets = question.format() == ExportFormat.CSV;
        TableFiles.Format format =
                question.format() == ExportFormat.PARQUET ? TableFiles.Format.PARQUET : TableFiles.Format.CSV;
        return Optional.of(tables.write(
                question.bot().value(), new TableQueries(question, isForSpreadsheets).of(question.what()), format));
    }
}
