package dev.earshot.console.page;

/**
 * A call that was rejected, and what to do about it.
 *
 * @param what the fault, in words
 * @param answer what the caller was told
 * @param remedy what to do
 * @param isKeyless whether it carried no key or an unknown one, so that we can't know which bot it is from
 * @param detailsPath where all of it can be seen; empty if the reader may not
 */
public record FaultNote(
        String what,
        String answer,
        String remedy,
        String target,
        String time,
        String utc,
        boolean isKeyless,
        String detailsPath) {
    /** For the page that has the details. */
    public FaultNote withoutDetails() {
        return new FaultNote(what, answer, remedy, target, time, utc, isKeyless, "");
    }
}
