package dev.earshot.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What shall change about an app at Meta; null leaves a field as it is. Whether addresses can be called is checked before. */
public record MetaAppChanges(
        @Nullable String appId,
        @Nullable String appSecret,
        @Nullable String verifyToken,
        @Nullable String graphUrl,
        @Nullable String dialogUrl,
        @Nullable String graphVersion) {
    private static final Pattern ID = Pattern.compile("[0-9]{5,30}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{8,200}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{8,200}");
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,2}");

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        check(faults, "appId", appId, ID, "must be the app's number at Meta, 5 to 30 digits");
        check(faults, "appSecret", appSecret, SECRET, "must have 8 to 200 letters, digits and signs, no spaces");
        check(faults, "verifyToken", verifyToken, TOKEN, "must have 8 to 200 letters, digits, dots, dashes");
        check(
                faults,
                "graphVersion",
                graphVersion,
                VERSION,
                "must be a version such as " + TakeoverSettings.GRAPH_VERSION);
        return faults;
    }

    private static void check(
            List<FieldFault> faults, String field, @Nullable String value, Pattern pattern, String message) {
        if (value != null && !value.isEmpty() && !pattern.matcher(value).matches()) {
            faults.add(new FieldFault(field, message));
        }
    }

    /** The secrets stay out of logs. */
    @Override
    public String toString() {
        return "MetaAppChanges[" + appId + "]";
    }
}
