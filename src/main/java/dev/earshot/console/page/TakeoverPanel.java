package dev.earshot.console.page;

import java.util.List;

/**
 * What stands below a transcript: who has the conversation, and, for who may, the means to change that and to answer.
 *
 * @param version grows: of two panels the one with the greater is newer
 * @param path where its forms go
 * @param epoch of the newest takeover
 * @param isMine whether the visitor has it
 * @param holder who has it; empty if the bot has
 * @param since when it was taken over, in words
 * @param backAt when the bot goes on by itself, in words
 * @param told what the bot knows of it, in words; empty if there is nothing to say
 * @param isInTrouble whether telling the bot has failed so far
 * @param troubled what was not sent, or of which nobody knows
 * @param obstacle why nothing can be sent; empty if something can
 * @param note what to know before sending; empty for nothing
 * @param fault why what was just tried was not done; empty if it was
 * @param draft what was typed and not sent
 */
public record TakeoverPanel(
        long version,
        String path,
        String user,
        String csrfToken,
        boolean mayTake,
        long epoch,
        boolean isMine,
        String holder,
        String since,
        String backAt,
        String told,
        boolean isInTrouble,
        List<Trouble> troubled,
        String obstacle,
        String note,
        String fault,
        String draft) {

    /**
     * @param isUnknown whether it may have been sent
     * @param reason a sentence
     */
    public record Trouble(String text, boolean isUnknown, String reason) {}

    public boolean isPaused() {
        return !holder.isEmpty();
    }

    public TakeoverPanel with(String fault, String draft) {
        return new TakeoverPanel(
                version,
                path,
                user,
                csrfToken,
                mayTake,
                epoch,
                isMine,
                holder,
                since,
                backAt,
                told,
                isInTrouble,
                troubled,
                obstacle,
                note,
                fault,
                draft);
    }
}
