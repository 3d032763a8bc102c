package dev.earshot.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot took a message to mean.
 *
 * @param confidence 0 to 1, if the client sent one
 */
public record Intent(
        String name, List<Input> inputs, @Nullable Double confidence) {

    /** The name by which a client says that the bot did not understand; exact spelling (Dashbot's documentation). */
    public static final String NOT_HANDLED = "NotHandled";

    public Intent {
        inputs = List.copyOf(inputs);
    }

    public boolean isNotHandled() {
        return name.equals(NOT_HANDLED);
    }

    /** A value found in the message, such as {@code city} = {@code San Francisco}. */
    public record Input(String name, String value) {}
}
