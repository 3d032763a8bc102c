package dev.earshot.link;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an operating system, at least or at most. */
record OsCondition(String os, boolean isAtLeast, Version bound) implements Condition {
    private static final Pattern FORM =
            Pattern.compile("\\s*([A-Za-z][A-Za-z ]{0,39}?)\\s*(>=|<=|≥|≤)\\s*([0-9.]{1,50})\\s*");

    static OsCondition parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a system, >= or <=, and a version, such as 'iOS >= 16'");
        }
        Version bound = Version.parse(matcher.group(3))
                .orElseThrow(() -> new IllegalArgumentException("must end in a version, such as 16 or 16.4"));
        boolean isAtLeast = matcher.group(2).equals(">=") || matcher.group(2).equals("≥");
        return new OsCondition(matcher.group(1), isAtLeast, bound);
    }

    @Override
    public Kind kind() {
        return Kind.OS;
    }

    @Override
    public String text() {
        return os + (isAtLeast ? " >= " : " <= ") + bound;
    }

    @Override
    public boolean holds(Visit visit) {
        Device device = visit.device();
        if (!isNamed(device) || !device.version().isKnown()) {
            return false;
        }
        int order = device.version().compareToBound(bound);
        return isAtLeast ? order >= 0 : order <= 0;
    }

    /** By its own name, or the platform's: 'macOS' is 'Mac OS X' to user agents. */
    private boolean isNamed(Device device) {
        return device.os().equalsIgnoreCase(os)
                || device.platform() != Platform.OTHER
                        && device.platform().word().equals(os.replace(" ", "").toLowerCase(Locale.ROOT));
    }
}
