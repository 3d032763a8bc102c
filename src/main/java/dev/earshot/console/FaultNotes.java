package dev.earshot.console;

import dev.earshot.console.page.FaultNote;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.event.RejectReason;
import dev.earshot.store.QuarantineRow;

/** Rejected calls in words: what was wrong, and what to do about it. */
final class FaultNotes {
    private static final int MAX_MESSAGE = 400;
    private static final int MAX_TARGET = 300;

    private FaultNotes() {}

    static FaultNote of(QuarantineRow row, Bot bot) {
        RejectReason reason = RejectReason.valueOf(row.reason());
        boolean isKeyless = row.bot() == null;
        BotTime time = new BotTime(bot.timeZone());
        return new FaultNote(
                what(reason),
                ShownLine.of(row.message(), MAX_MESSAGE),
                remedy(reason),
                ShownLine.of(row.target(), MAX_TARGET),
                time.seconds(row.receivedAt()),
                BotTime.utc(row.receivedAt()),
                isKeyless,
                isKeyless ? "" : "/bots/" + bot.id().value() + "/health/" + row.id());
    }

    static String what(RejectReason reason) {
        return switch (reason) {
            case MISSING_API_KEY -> "A call came without an API key";
            case UNKNOWN_API_KEY -> "A call came with an unknown API key";
            case BAD_SIGNATURE -> "A call is not signed as this bot demands";
            case UNKNOWN_TYPE -> "The call does not say what it carries";
            case BAD_ENCODING -> "The body can't be decoded";
            case BAD_JSON -> "The body is not valid JSON";
            case WRONG_SHAPE -> "The body is not built as this platform's are";
            case MISSING_FIELD -> "A field is missing";
            case BAD_FIELD -> "A field has a value that can't be used";
            case TOO_LARGE -> "The body is too large";
            case TOO_SLOW -> "The body came too slowly";
            case LOG_UNAVAILABLE -> "The server could not write it";
            case INTERNAL_ERROR -> "The server failed to read the body";
        };
    }

    /** As short as a label has to be. */
    static String label(RejectReason reason) {
        return switch (reason) {
            case MISSING_API_KEY -> "No API key";
            case UNKNOWN_API_KEY -> "Unknown API key";
            case BAD_SIGNATURE -> "Bad signature";
            case UNKNOWN_TYPE -> "Unknown type";
            case BAD_ENCODING -> "Bad encoding";
            case BAD_JSON -> "Not valid JSON";
            case WRONG_SHAPE -> "Wrong shape";
            case MISSING_FIELD -> "Missing field";
            case BAD_FIELD -> "Bad field";
            case TOO_LARGE -> "Too large";
            case TOO_SLOW -> "Too slow";
            case LOG_UNAVAILABLE -> "Not written";
            case INTERNAL_ERROR -> "Server error";
        };
    }

    private static String remedy(RejectReason reason) {
        return switch (reason) {
            case MISSING_API_KEY ->
                "Add the parameter apiKey to the address that the bot calls: …/track?apiKey=… In calls of Kochava's kind it "
                        + "is the field kochava_app_id, and the parameter campaign_id of clicks.";
            case UNKNOWN_API_KEY ->
                "Compare the key in the bot's code with the one below; copy it whole. A key that was replaced no longer "
                        + "works: Settings shows which do. We can't tell which bot the call was from.";
            case BAD_SIGNATURE ->
                "Send the headers Kochava-Api-Key and Kochava-Auth-Token, made from the credentials of this bot and the "
                        + "exact bytes of the body.";
            case UNKNOWN_TYPE -> "The parameter type must be incoming, outgoing, event or all.";
            case BAD_ENCODING -> "Send UTF-8, uncompressed or with gzip and the header Content-Encoding: gzip.";
            case BAD_JSON ->
                "Look at that place in the body: JSON has no trailing commas, no comments, and double quotes only.";
            case WRONG_SHAPE ->
                "Check that the parameter platform is the one that the body belongs to, and that the whole webhook "
                        + "body is sent, not a part of it.";
            case MISSING_FIELD -> "Add the field that the answer names, and send the call again.";
            case BAD_FIELD -> "Correct the field that the answer names, and send the call again.";
            case TOO_LARGE -> "Send large content by its address instead of inside the body.";
            case TOO_SLOW -> "Something between the bot and this server holds the body back: look at proxies.";
            case LOG_UNAVAILABLE -> "The disk may be full; the server's log says more. Clients should send it again.";
            case INTERNAL_ERROR ->
                "It is this server's fault: please report it with the code above. The body is kept and can be replayed "
                        + "after an update.";
        };
    }
}
