package dev.earshot.control;

/** A workspace: {@code ws_} and 20 letters or digits. */
public record WorkspaceId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
