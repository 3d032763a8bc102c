package dev.earshot.console.page;

import java.util.List;

/**
 * Past data of a bot.
 *
 * @param mayImport whether the visitor's role lets files in
 * @param maxSize of a file, in words
 * @param maxBytes of a file
 * @param imports those that are at work, that wait, and that are over
 */
public record PastView(
        Frame frame, BotLink bot, boolean mayImport, String maxSize, long maxBytes, List<Import> imports) {

    /** Whether the list changes by itself. */
    public boolean isAtWork() {
        return imports.stream().anyMatch(Import::isAtWork);
    }

    public String importsPath() {
        return bot.path() + "/past/imports";
    }

    public String apiPath() {
        return "/api/v1" + bot.path() + "/imports";
    }

    /**
     * One file.
     *
     * @param state in words
     * @param tone of the state's chip
     * @param percent of what is being done with it
     * @param lines what was found in it, in words; empty as long as nothing was
     * @param errors how many lines cannot be used
     * @param shownErrors the first of them
     */
    public record Import(
            String id,
            String name,
            String state,
            String tone,
            boolean isAtWork,
            boolean isUploading,
            boolean isChecked,
            int percent,
            String problem,
            String made,
            String lines,
            String brought,
            long usable,
            String usableWords,
            long errors,
            String errorWords,
            List<Fault> shownErrors,
            List<String> unknownColumns,
            List<Sample> sample) {}

    public record Fault(long line, String reason, String text) {}

    /** A row as it would be stored. */
    public record Sample(String line, String time, String user, String what, String text, String more) {}
}
