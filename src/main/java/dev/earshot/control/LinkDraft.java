package dev.earshot.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SmartLink as somebody asks for it. Its content has been checked by the package {@code link}; the rest has not.
 *
 * @param host an own domain; empty for this server's address. It stays what it was when the link is changed, like the code
 * @param code empty to have one drawn
 * @param trackerId null for none
 * @param password null keeps what there is, an empty one takes it away
 */
public record LinkDraft(
        String name,
        String host,
        String code,
        @Nullable String trackerId,
        String content,
        @Nullable Instant expiresAt,
        @Nullable Long clickLimit,
        @Nullable String password,
        boolean isArchived) {
    static final int MAX_CONTENT = 256 * 1024;
    private static final long MAX_CLICKS = 1_000_000_000_000L;
    private static final int MAX_PASSWORD = 200;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        TextRules.label("name", name).ifPresent(faults::add);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            faults.add(new FieldFault("code", "must be 1 to 64 letters, digits, '-' and '_'"));
        }
        if (content.length() > MAX_CONTENT) {
            faults.add(new FieldFault("rules", "are longer than a link can keep"));
        }
        if (clickLimit != null && (clickLimit < 1 || clickLimit > MAX_CLICKS)) {
            faults.add(new FieldFault("clickLimit", "must be from 1 to " + MAX_CLICKS));
        }
        if (password != null && password.length() > MAX_PASSWORD) {
            faults.add(new FieldFault("password", "must have at most " + MAX_PASSWORD + " characters"));
        }
        return faults;
    }

    @Override
    public String toString() {
        return "LinkDraft[" + name + "]"; // never the password
    }
}
