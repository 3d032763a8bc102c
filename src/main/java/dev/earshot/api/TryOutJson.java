package dev.earshot.api;

import dev.earshot.link.TryOut;
import java.util.List;

/**
 * @param rule the name of the one that fires; empty if the catch-all leads
 * @param steps every rule up to it
 */
record TryOutJson(String rule, String destination, DeviceJson device, String traffic, List<Step> steps) {

    private record DeviceJson(
            String platform, String os, String version, String brand, String model, String browser, String inApp) {}

    private record Step(String rule, boolean fires, List<Check> conditions) {}

    private record Check(String kind, String is, boolean holds, boolean available) {}

    static TryOutJson of(TryOut.Found found) {
        var device = found.device();
        return new TryOutJson(
                found.rule(),
                found.destination(),
                new DeviceJson(
                        device.platform().word(),
                        device.os(),
                        device.version().toString(),
                        device.brand(),
                        device.model(),
                        device.browser(),
                        device.inApp()),
                Words.of(found.traffic()),
                found.steps().stream().map(TryOutJson::step).toList());
    }

    private static Step step(TryOut.Step step) {
        return new Step(
                step.rule(),
                step.fires(),
                step.checks().stream()
                        .map(check -> new Check(check.kind().word(), check.text(), check.holds(), check.isAvailable()))
                        .toList());
    }
}
