package dev.earshot.config;

import java.util.List;

/** The settings do not allow a start; the message names everything that is wrong. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> errors) {
        super(String.join(System.lineSeparator(), errors));
    }
}
