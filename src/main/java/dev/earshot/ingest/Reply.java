package dev.earshot.ingest;

/** How a call is answered; once, from any thread. */
@FunctionalInterface
public interface Reply {

    /** @param json the body */
    void answer(int status, String json);
}
