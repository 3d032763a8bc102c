package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A call that tells somebody of a conversion: a media partner, a shop's own server.
 *
 * @param eventName of the events that it tells of; empty if it tells of something else
 * @param url with macros
 * @param body with macros; empty for a GET
 * @param delay after the event came in, for what becomes known of its person a little later
 * @param withOrganic whether it also tells of what is credited to nothing
 * @param networks only what is credited to one of these, by id or by the tracker's media partner; empty for any
 * @param missed what was not noted because too much waited already
 */
public record Postback(
        String id,
        BotId bot,
        String name,
        Trigger trigger,
        String eventName,
        String url,
        Format format,
        String body,
        Duration delay,
        boolean withOrganic,
        List<String> networks,
        boolean isPaused,
        long missed,
        Instant createdAt) {

    public Postback {
        networks = List.copyOf(networks);
    }

    /** What it tells of. */
    public enum Trigger {
        /** Events of one name. */
        EVENT,
        /** Events of any name that bring an amount. */
        REVENUE,
        /** The first message ever of or to somebody. */
        FIRST_MESSAGE
    }

    /** How it tells it. */
    public enum Format {
        GET,
        /** A POST of a form. */
        FORM,
        /** A POST of JSON. */
        JSON
    }

    /** All of it that can be changed. */
    public PostbackDraft draft() {
        return new PostbackDraft(name, trigger, eventName, url, format, body, delay, withOrganic, networks, isPaused);
    }
}
