package dev.earshot.postback;

import dev.earshot.control.FieldFault;
import dev.earshot.control.Postback.Format;
import dev.earshot.link.Macros;
import dev.earshot.outgoing.OutgoingCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a postback calls, before and after its macros are filled in. */
record PostbackTemplate(String url, Format format, String body) {
    /** Headers of every call: the receiver tells by the first whether it has had the same before. */
    static final String DELIVERY = "x-earshot-delivery";

    static final String TEST = "x-earshot-test";

    /** @param check of an address without macros: what is wrong with it, continuing its field's name */
    List<FieldFault> faults(Function<String, Optional<String>> check) {
        List<FieldFault> faults = new ArrayList<>();
        urlFault(check).ifPresent(fault -> faults.add(new FieldFault("url", fault)));
        bodyFault().ifPresent(fault -> faults.add(new FieldFault("body", fault)));
        return faults;
    }

    private Optional<String> urlFault(Function<String, Optional<String>> check) {
        Macros macros = new Macros(url);
        Optional<String> unknown = PostbackMacros.fault(macros);
        if (unknown.isPresent()) {
            return unknown;
        }
        if (!macros.names().isEmpty() && !hasHost(macros.textBefore(0))) {
            return Optional.of("must not have a macro in its host: whoever clicks would then say what is called");
        }
        return check.apply(macros.fill(PostbackMacros.samples()));
    }

    /** Whether nothing that comes behind can change the host. */
    private static boolean hasHost(String start) {
        int slashes = start.indexOf("://");
        return slashes > 0 && start.substring(slashes + 3).matches("[^/?#]+[/?].*");
    }

    private Optional<String> bodyFault() {
        return switch (format) {
            case GET -> Optional.empty();
            case FORM ->
                body.chars().allMatch(c -> c > ' ' && c < 0x7f)
                        ? PostbackMacros.fault(new Macros(body))
                        : Optional.of(
                                "must be one line such as id={click_id}&value={amount}, with everything else in it"
                                        + " encoded");
            case JSON -> new JsonTemplate(body).fault();
        };
    }

    /** @param values by the name of their macro; what is lacking becomes empty */
    OutgoingCall call(Map<String, String> values, Map<String, String> headers) {
        String target = new Macros(url).fill(values);
        return switch (format) {
            case GET -> OutgoingCall.get(target, headers);
            case FORM ->
                OutgoingCall.post(target, headers, "application/x-www-form-urlencoded", new Macros(body).fill(values));
            case JSON -> OutgoingCall.json(target, headers, new JsonTemplate(body).fill(values));
        };
    }

    /** As the log shows it. */
    static String shown(OutgoingCall call) {
        String head = call.verb() + " " + call.url();
        return call.verb() == OutgoingCall.Verb.GET ? head : head + "\n" + call.body();
    }
}
