package dev.earshot.control;

/** A person's account: {@code acc_} and 20 letters or digits. */
public record AccountId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
