package dev.earshot.control;

import java.util.Locale;
import java.util.Optional;

/** Rules for short texts that people type and other people read. */
final class TextRules {
    private static final int MAX_LABEL = 100;
    /** RFC 5321, 4.5.3.1.3: a path has 256 octets, two of which are its angle brackets. */
    private static final int MAX_EMAIL = 254;

    private TextRules() {}

    static Optional<FieldFault> label(String field, String text) {
        if (text.isBlank()) {
            return FieldFault.of(field, "must not be empty");
        }
        if (text.codePointCount(0, text.length()) > MAX_LABEL) {
            return FieldFault.of(field, "must have at most " + MAX_LABEL + " characters");
        }
        if (!text.codePoints().allMatch(TextRules::isPrintable)) {
            return FieldFault.of(field, "must not contain control characters");
        }
        return Optional.empty();
    }

    /**
     * Only what certainly is no address is refused; whether a mailbox exists shows when mail is sent.
     */
    static Optional<FieldFault> email(String email) {
        int at = email.lastIndexOf('@');
        boolean plausible = at > 0
                && at < email.length() - 1
                && email.length() <= MAX_EMAIL
                && email.codePoints().allMatch(c -> isPrintable(c) && !Character.isWhitespace(c));
        return plausible ? Optional.empty() : FieldFault.of("email", "must be an e-mail address");
    }

    static String normalisedEmail(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Format characters are refused beside control characters: among them are the ones that turn the direction of
     * writing and so make a name look like another. The joiners stay, as emoji and several scripts need them.
     */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D || codePoint >= 0xE0000;
            default -> true;
        };
    }
}
