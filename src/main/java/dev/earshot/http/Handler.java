package dev.earshot.http;

/** What a route does. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface Handler {

    /**
     * @throws Problem for anything that the caller should know
     * @throws Exception for what is our fault: logged with a code, answered 500
     */
    Answer handle(Request request) throws Exception;
}
