package dev.earshot.control;

import java.util.Optional;

/** What a password must be. Length is what counts (NIST SP 800-63B); no rules about kinds of characters. */
final class PasswordRules {
    static final int MIN_LENGTH = 10;
    /** Nobody types more, and hashing takes longer with length. */
    static final int MAX_LENGTH = 256;

    private PasswordRules() {}

    static Optional<FieldFault> check(String field, String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return FieldFault.of(field, "must have at least " + MIN_LENGTH + " characters");
        }
        if (isTooLong(password)) {
            return FieldFault.of(field, "must have at most " + MAX_LENGTH + " characters");
        }
        if (password.equalsIgnoreCase(email)) {
            return FieldFault.of(field, "must not be the e-mail address");
        }
        if (password.codePoints().distinct().count() == 1) {
            return FieldFault.of(field, "must not be the same character repeated");
        }
        return Optional.empty();
    }

    static boolean isTooLong(String password) {
        return password.codePointCount(0, password.length()) > MAX_LENGTH;
    }
}
