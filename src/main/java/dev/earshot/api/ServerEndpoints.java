package dev.earshot.api;

import dev.earshot.control.Caller;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Visitor;
import dev.earshot.ops.Health;
import java.util.List;
import java.util.function.Supplier;

/** What load balancers, monitoring and clients' authors ask of the server itself. */
final class ServerEndpoints {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final Supplier<String> metrics;
    private final byte[] description;

    /**
     * @param metrics in Prometheus' text format
     * @param description the OpenAPI document
     */
    ServerEndpoints(Health health, Supplier<String> metrics, byte[] description) {
        this.health = health;
        this.metrics = metrics;
        this.description = description;
    }

    private record AliveJson(String status) {}

    private record PartJson(String part, String problem) {}

    /** @param status {@code ready} or {@code not ready} */
    private record ReadyJson(String status, List<PartJson> problems, List<PartJson> warnings) {}

    List<Endpoint> all() {
        return List.of(
                Endpoint.open("/healthz", call -> Answer.json(200, new AliveJson("alive"))),
                Endpoint.open("/readyz", call -> ready()),
                Endpoint.open("/metrics", call -> metrics(call.request())),
                Endpoint.open(
                        "/api/openapi.json",
                        call -> Answer.bytes(200, "application/json", description)
                                .withHeader("Cache-Control", "max-age=300")));
    }

    private Answer ready() {
        List<Health.Finding> findings = health.findings();
        List<PartJson> problems = parts(findings, true);
        ReadyJson json = new ReadyJson(problems.isEmpty() ? "ready" : "not ready", problems, parts(findings, false));
        return Answer.json(problems.isEmpty() ? 200 : 503, json);
    }

    private static List<PartJson> parts(List<Health.Finding> findings, boolean isCritical) {
        return findings.stream()
                .filter(finding -> finding.isCritical() == isCritical)
                .map(finding -> new PartJson(finding.part(), finding.problem()))
                .toList();
    }

    private Answer metrics(Request request) {
        boolean isOperator = request.visitor()
                .map(Visitor::caller)
                .filter(Caller.Operator.class::isInstance)
                .isPresent();
        if (!isOperator && !isLocal(request)) {
            throw new Problem(
                            401,
                            "Not signed in",
                            "Metrics are for this machine itself, or with 'Authorization: Bearer …' and the admin token.")
                    .withHeader("WWW-Authenticate", "Bearer");
        }
        return Answer.text(200, PROMETHEUS_TEXT, metrics.get());
    }

    /** Whether the call comes from a program on this machine, and not from a proxy on it that passes others' calls on. */
    private static boolean isLocal(Request request) {
        boolean isPassedOn = request.header("X-Forwarded-For").isPresent()
                || request.header("Forwarded").isPresent()
                || request.header("X-Real-IP").isPresent()
                || request.header("Via").isPresent();
        String address = request.remoteAddress();
        return !isPassedOn
                && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }
}
