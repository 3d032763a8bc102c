package dev.earshot.eventlog.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The folder of a log, as far as the log needs one. Tests put a disk here that fills up, lies and loses power. */
interface Disk {

    /**
     * Keeps every other log out of the folder until closed.
     *
     * @throws IOException if another log has it
     */
    Closeable lock() throws IOException;

    /** The names of all files. */
    List<String> list() throws IOException;

    /** An empty file for reading and writing; replaces one of the same name. */
    SegmentFile create(String name) throws IOException;

    /**
     * A file for reading and writing.
     *
     * @throws NoSuchFileException if there is none
     */
    SegmentFile open(String name) throws IOException;

    /**
     * A file for reading, with a place of its own in it.
     *
     * @throws NoSuchFileException if there is none
     */
    SegmentFile openToRead(String name) throws IOException;

    /** Gives a file another name, in one step; replaces one that has it. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Makes names durable: files created, renamed and deleted. */
    void force() throws IOException;

    /** The whole path of a file, for messages. */
    String pathOf(String name);
}
