package dev.earshot.browser;

import java.util.List;

/** A page of a report, the way to it, and what it must show of the demo's world. */
enum DemoReport {
    OVERVIEW("overview", "messages users", "messages", "notHandled"),
    USERS("users", "active engaged stickiness newAndReturning lifetime", "active", "users"),
    SESSIONS(
            "sessions",
            "sessions responseTimes week messagesPerSession sessionLength sessionsPerUser refused",
            "sessions",
            "sessions"),
    RETENTION("retention", "cohorts curve", "cohorts", "users"),
    FUNNEL("funnel", "steps conversion volume", "steps", "dropped"),
    PATHS("paths", "flow nodes", "nodes", "sessions"),
    MESSAGES("messages", "incomingTexts outgoingTexts kinds kindTotals taps templates", "incomingTexts", "messages"),
    INTENTS("intents", "intents trend", "intents", "messages"),
    NOT_HANDLED("not-handled", "rate messages groups", "groups", "messages"),
    SENTIMENT("sentiment", "average moods distribution intents sessions", "moods", "positive"),
    EVENTS("events", "volume users names keys", "names", "events"),
    REVENUE("revenue", "revenue orders currencies names keys largest", "orders", "orders"),
    REFERRALS("referrals", "over-time source ref ad people", "source", "referrals"),

    COHORT(RETENTION, "#figure-users a", "users"),
    MESSAGE(MESSAGES, "#table-outgoingTexts th a", "trend before after", "trend", "messages"),
    INTENT(
            INTENTS,
            "#table-intents tr:nth-child(3) th a",
            "series confidence inputs utterances answers",
            "series",
            "messages"),
    GROUP(NOT_HANDLED, "#table-groups th a", "work series variants", "series", "messages"),
    EVENT_USERS(EVENTS, "#figure-users a", "users");

    /** Of the report, for the page that leads here. */
    final String path;

    /** The link there that leads here; empty if the path does so itself. */
    final String way;

    private final String parts; // a word each: a list would not be a constant's

    /** The table and the column of a number that leads to what it counted; empty if rows are people themselves. */
    final String table;

    final String column;

    DemoReport(String path, String parts, String table, String column) {
        this(path, "", parts, table, column);
    }

    DemoReport(DemoReport from, String way, String parts, String table, String column) {
        this(from.path, way, parts, table, column);
    }

    DemoReport(DemoReport from, String way, String people) {
        this(from.path, way, people, "", "");
    }

    DemoReport(String path, String way, String parts, String table, String column) {
        this.path = path;
        this.way = way;
        this.parts = parts;
        this.table = table;
        this.column = column;
    }

    /** The names of its parts, in order. */
    List<String> parts() {
        return List.of(parts.split(" ", -1));
    }

    boolean isOfPeople() {
        return table.isEmpty();
    }
}
