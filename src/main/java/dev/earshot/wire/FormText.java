package dev.earshot.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Forms as HTTP clients write them: {@code name=value&name=value}, percent-coded. */
public final class FormText {
    private FormText() {}

    /** An object of the form's fields, all of them strings, their secrets masked. */
    public static ObjectNode parse(String form) {
        ObjectNode fields = Json.NODES.objectNode();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String name = decode(field.substring(0, equals));
                String value = decode(field.substring(equals + 1));
                fields.put(name, Secrets.isSecretName(name) ? Secrets.MASK : value);
            }
        }
        return fields;
    }

    /** Without NUL, which percent-coding can write and no store can hold. */
    private static String decode(String coded) {
        return PercentCoding.decode(coded).replace('\0', '\ufffd');
    }
}
