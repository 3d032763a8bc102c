package dev.earshot.console.show;

import java.time.Instant;

/** One line of a transcript. The template has a picture of each. */
public sealed interface Entry permits Bubble, EventLine {
    Place place();

    /**
     * Where it stands: what the page needs to put it in its place and to find it again.
     *
     * @param day its day in the bot's time zone; a day line stands where it changes
     * @param dayTitle that day in words
     * @param briefDay {@code 5 Mar}
     * @param clock its time in the bot's time zone
     * @param seconds the same with seconds
     * @param utc the same instant for the title
     */
    record Place(
            String id,
            Instant time,
            long sequence,
            String user,
            String day,
            String dayTitle,
            String briefDay,
            String clock,
            String seconds,
            String utc) {

        public long millis() {
            return time.toEpochMilli();
        }
    }
}
